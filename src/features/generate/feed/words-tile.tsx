import type { LucideIcon } from "lucide-react";
import { TileFrame } from "@/features/generate/feed/tile-frame";
import { Button } from "@/components/ui/button";

interface WordsTileProps {
  ratio: number;
  icon: LucideIcon;
  title: string;
  detail: string;
  action: string;
  onAction: () => void;
}

/** Where a picture would hang: what happened, what it means for the credits, what to do. */
export function WordsTile({ ratio, icon: Icon, title, detail, action, onAction }: WordsTileProps) {
  return (
    <TileFrame
      ratio={ratio}
      className="feed-tile-words flex flex-col items-start justify-end border border-line p-3 text-13 desk:min-w-39 desk:p-3.5"
    >
      <Icon size={18} className="mb-1.5" aria-hidden="true" />
      <p className="font-medium">{title}</p>
      <p className="text-ink-2">{detail}</p>
      <Button variant="outline" size="sm" className="mt-2.5" onClick={onAction}>
        {action}
      </Button>
    </TileFrame>
  );
}
