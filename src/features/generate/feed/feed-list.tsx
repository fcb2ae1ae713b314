import { isOpen, type FeedEntry } from "@/features/generate/feed-entries";
import { FeedEntryRow } from "@/features/generate/feed/feed-entry-row";
import type { FeedActions } from "@/features/generate/feed/use-feed-actions";
import { formatCount, plural } from "@/lib/plural";

interface FeedListProps {
  entries: FeedEntry[];
  actions: FeedActions;
}

function countWords(entries: FeedEntry[]): string {
  const kept = entries.reduce((sum, entry) => sum + entry.images.length, 0);
  const open = entries.filter(isOpen).reduce((sum, entry) => sum + entry.recipe.num_images, 0);
  if (open === 0) return plural(kept, "picture");
  return `${plural(kept, "picture")}, ${formatCount(open)} being drawn`;
}

export function FeedList({ entries, actions }: FeedListProps) {
  return (
    <section aria-labelledby="feed-heading" className="desk:edge">
      <div className="flex items-baseline gap-2.5 px-4 py-3.5 desk:px-0">
        <h2 id="feed-heading" className="font-medium">
          Today
        </h2>
        <p className="text-12 text-ink-3 num">{countWords(entries)}</p>
      </div>
      <ol>
        {entries.map((entry) => (
          <FeedEntryRow key={entry.id} entry={entry} actions={actions} />
        ))}
      </ol>
    </section>
  );
}
