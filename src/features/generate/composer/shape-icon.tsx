import { IMAGE_SIZES, type ImageSize } from "@contract/image-sizes.ts";
import { cn } from "@/lib/utils";

/** Pixels of the longer side; the small square is drawn small, since it differs in nothing else. */
function iconSize(size: ImageSize): { width: number; height: number } {
  if (size === "square") return { width: 9, height: 9 };
  const { width, height } = IMAGE_SIZES[size];
  const scale = 14.5 / Math.sqrt(width * height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A shape drawn to its ratio; filled when it is the chosen one. */
export function ShapeIcon({ size, chosen = false }: { size: ImageSize; chosen?: boolean }) {
  return (
    <span
      aria-hidden="true"
      style={iconSize(size)}
      className={cn("block rounded-[2px] border-[1.5px] border-current", chosen && "bg-current")}
    />
  );
}
