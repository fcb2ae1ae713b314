import { useState } from "react";
import { TileFrame } from "@/features/generate/feed/tile-frame";
import type { FeedImage } from "@/features/generate/feed-generation";
import { cn } from "@/lib/utils";

interface PictureTileProps {
  image: FeedImage;
  prompt: string;
  ratio: number;
}

/** A kept picture; it fades in over the skeleton and opens at full size. */
export function PictureTile({ image, prompt, ratio }: PictureTileProps) {
  const [loaded, setLoaded] = useState(false);
  return (
    <TileFrame ratio={ratio} className="bg-well has-focus-visible:overflow-visible">
      <a href={image.image_url} target="_blank" rel="noreferrer" className="block size-full">
        <img
          src={image.image_url}
          alt={image.alt_text ?? prompt}
          width={image.width}
          height={image.height}
          decoding="async"
          onLoad={() => setLoaded(true)}
          className={cn(
            "size-full object-cover transition-opacity duration-(--fill) desk:rounded-pic",
            !loaded && "opacity-0",
          )}
        />
      </a>
    </TileFrame>
  );
}
