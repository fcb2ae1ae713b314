import { CircleQuestionMark } from "lucide-react";
import { Fragment } from "react";
import { IMAGE_SIZES } from "@contract/image-sizes.ts";
import type { FeedEntry } from "@/features/generate/feed-entries";
import { DrawingTile } from "@/features/generate/feed/drawing-tile";
import { MissingTile } from "@/features/generate/feed/missing-tile";
import { PictureTile } from "@/features/generate/feed/picture-tile";
import { WordsTile } from "@/features/generate/feed/words-tile";
import type { FeedActions } from "@/features/generate/feed/use-feed-actions";
import { tilesOf, type Tile } from "@/features/generate/tiles";

interface FeedTilesProps {
  entry: FeedEntry;
  actions: FeedActions;
}

export function FeedTiles({ entry, actions }: FeedTilesProps) {
  const { width, height } = IMAGE_SIZES[entry.recipe.image_size];
  const ratio = width / height;

  if (entry.phase === "lost") {
    return (
      <div className="feed-row">
        <WordsTile
          ratio={ratio}
          icon={CircleQuestionMark}
          title="No answer yet"
          detail="Pictures that were drawn are kept, the rest is returned."
          action="Ask again, free"
          onAction={() => actions.askAgain(entry)}
        />
      </div>
    );
  }

  function content(tile: Tile) {
    if (tile.kind === "picture") {
      return <PictureTile image={tile.image} prompt={entry.recipe.prompt} ratio={ratio} />;
    }
    if (tile.kind === "drawing") {
      const waitingForNetwork = entry.phase === "waiting-for-network";
      return <DrawingTile ratio={ratio} startedAt={entry.startedAt} waitingForNetwork={waitingForNetwork} />;
    }
    return (
      <MissingTile
        entry={entry}
        tile={tile}
        ratio={ratio}
        onRetry={(numImages) => actions.retry(entry, numImages)}
        onEdit={() => actions.fillComposer(entry)}
      />
    );
  }

  return (
    <div className="feed-row">
      {tilesOf(entry).map((tile) => (
        <Fragment key={tile.place}>{content(tile)}</Fragment>
      ))}
    </div>
  );
}
