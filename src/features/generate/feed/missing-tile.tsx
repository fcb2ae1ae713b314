import { CircleAlert, EyeOff } from "lucide-react";
import { failureWords } from "@/features/generate/failure-words";
import type { FeedEntry } from "@/features/generate/feed-entries";
import { WordsTile } from "@/features/generate/feed/words-tile";
import type { Tile } from "@/features/generate/tiles";
import { formatCount, plural } from "@/lib/plural";

interface MissingTileProps {
  entry: FeedEntry;
  tile: Extract<Tile, { kind: "filtered" | "failed" }>;
  ratio: number;
  onRetry: (numImages: number) => void;
  onEdit: () => void;
}

function returnedWords(credits: number): string {
  return credits === 1 ? "Your credit was returned." : `Your ${formatCount(credits)} credits were returned.`;
}

/** A place that stayed empty, with the way on: other words, or the same again at its price. */
export function MissingTile({ entry, tile, ratio, onRetry, onEdit }: MissingTileProps) {
  const pictures = tile.whole ? entry.recipe.num_images : 1;
  const credits = (entry.cost / entry.recipe.num_images) * pictures;
  const words = failureWords(tile.whole ? entry.errorCode : "picture_unusable");

  if (tile.kind === "filtered") {
    return (
      <WordsTile
        ratio={ratio}
        icon={EyeOff}
        title="Held back by the filter"
        detail="Not charged."
        action="Edit prompt"
        onAction={onEdit}
      />
    );
  }
  return (
    <WordsTile
      ratio={ratio}
      icon={CircleAlert}
      title={words.title}
      detail={returnedWords(credits)}
      action={words.causedByPrompt ? "Edit prompt" : `Retry, ${plural(credits, "credit")}`}
      onAction={words.causedByPrompt ? onEdit : () => onRetry(pictures)}
    />
  );
}
