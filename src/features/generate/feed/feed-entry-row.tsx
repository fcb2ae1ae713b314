import { isOpen, type FeedEntry } from "@/features/generate/feed-entries";
import { EntryActions } from "@/features/generate/feed/entry-actions";
import { FeedTiles } from "@/features/generate/feed/feed-tiles";
import type { FeedActions } from "@/features/generate/feed/use-feed-actions";
import { receipt, timeOfDay } from "@/features/generate/receipt";
import { settingsWords } from "@/features/generate/settings-words";

interface FeedEntryRowProps {
  entry: FeedEntry;
  actions: FeedActions;
}

function receiptOf(entry: FeedEntry): string {
  if (entry.phase === "lost") return `${timeOfDay(entry.startedAt)}, not known yet`;
  if (!entry.isHeld) return `${timeOfDay(entry.startedAt)}, not sent yet`;
  return receipt(entry.startedAt, {
    status: isOpen(entry) ? "pending" : entry.phase === "failed" ? "failed" : "succeeded",
    cost: entry.cost,
    charged_count: entry.chargedCount,
    rescued: entry.rescued,
    params: entry.recipe,
  });
}

/** A generation: its label, and its row of tiles. On phones the label sits under the pictures. */
export function FeedEntryRow({ entry, actions }: FeedEntryRowProps) {
  return (
    <li className="axis border-line max-desk:flex max-desk:flex-col max-desk:pb-5 desk:border-t desk:py-4">
      <div className="order-2 flex items-start gap-2 px-4 pt-2.5 desk:order-none desk:block desk:p-0">
        <div className="min-w-0 flex-1">
          <h3 className="line-clamp-5 text-14 break-words desk:text-13">{entry.recipe.prompt}</h3>
          <p className="mt-0.5 text-12 text-ink-3">{settingsWords(entry.recipe)}</p>
          <p className="mt-0.5 text-12 text-ink-3 num">{receiptOf(entry)}</p>
        </div>
        <EntryActions entry={entry} actions={actions} />
      </div>
      <FeedTiles entry={entry} actions={actions} />
    </li>
  );
}
