import { useMemo } from "react";
import type { GalleryPicture } from "@/features/gallery/gallery-picture";
import { groupByDay } from "@/features/gallery/group-by-day";
import { WallDay } from "@/features/gallery/wall-day";
import { useIsPhone } from "@/lib/use-media-query";
import { useWidth } from "@/lib/use-width";

/** Pixels: the height that rows come near to, and the gap between pictures. */
const DESKTOP = { target: 222, gap: 6 };
const PHONE = { target: 128, gap: 3 };

export function GalleryWall({ pictures }: { pictures: GalleryPicture[] }) {
  const [wall, width] = useWidth<HTMLDivElement>();
  const { target, gap } = useIsPhone() ? PHONE : DESKTOP;
  const days = useMemo(() => groupByDay(pictures), [pictures]);
  const layout = useMemo(() => ({ width, target, gap }), [width, target, gap]);

  return (
    <div className="pb-6 desk:edge">
      <div ref={wall}>
        {width > 0 && days.map((day) => <WallDay key={day.key} day={day} layout={layout} />)}
      </div>
    </div>
  );
}
