import { TileFrame } from "@/features/generate/feed/tile-frame";
import { clock, useElapsed } from "@/features/generate/use-elapsed";

/** Seconds before a waiting tile says anything: most pictures are there sooner. */
const QUIET_SECONDS = 2;

interface DrawingTileProps {
  ratio: number;
  startedAt: number;
  waitingForNetwork: boolean;
}

export function DrawingTile({ ratio, startedAt, waitingForNetwork }: DrawingTileProps) {
  const seconds = useElapsed(startedAt, true);
  return (
    <TileFrame ratio={ratio} className="bg-well">
      {(waitingForNetwork || seconds >= QUIET_SECONDS) && (
        <p className="absolute bottom-3 left-3 text-13 desk:bottom-3.5 desk:left-3.5">
          <span className="block num">{clock(seconds)}</span>
          <span className="text-ink-2">{waitingForNetwork ? "Waiting for a connection" : "Drawing"}</span>
        </p>
      )}
    </TileFrame>
  );
}
