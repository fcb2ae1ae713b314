import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/lib/utils";

interface TileFrameProps {
  /** Width over height. */
  ratio: number;
  className?: string;
  children?: ReactNode;
}

/** The box of a tile: it has its final shape before anything is known. */
export function TileFrame({ ratio, className, children }: TileFrameProps) {
  const style = { "--ratio": ratio } as CSSProperties;
  return (
    <div
      style={style}
      className={cn("feed-tile relative min-w-0 overflow-hidden desk:rounded-pic", className)}
    >
      {children}
    </div>
  );
}
