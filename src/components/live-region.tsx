import { useAnnouncement } from "@/lib/announcer";

/** Where announcements are written for screen readers to find; one for the whole app. */
export function LiveRegion() {
  return (
    <output aria-live="polite" data-slot="live-region" className="sr-only">
      {useAnnouncement()}
    </output>
  );
}
