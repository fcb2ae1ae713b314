import type { Tables } from "@/lib/database.types";

/** What the wall needs of a picture. */
export type GalleryPicture = Pick<
  Tables<"generated_images">,
  | "id"
  | "prompt"
  | "image_url"
  | "thumb_path"
  | "storage_path"
  | "width"
  | "height"
  | "alt_text"
  | "created_at"
>;

/** Pixels of the longer side of a stored thumbnail. */
const THUMB_SIZE = 320;

/** Lets the browser choose between the thumbnail and the picture, by the width it has to fill. */
export function pictureSources(picture: GalleryPicture): { src: string; srcSet?: string } {
  const { image_url, storage_path, thumb_path, width, height } = picture;
  // Both lie in one bucket, so the address of one is the address of the other with its path.
  if (thumb_path === null || !image_url.endsWith(storage_path)) return { src: image_url };
  const thumb = image_url.slice(0, -storage_path.length) + thumb_path;
  const thumbWidth = Math.round((THUMB_SIZE * width) / Math.max(width, height));
  return { src: thumb, srcSet: `${thumb} ${thumbWidth}w, ${image_url} ${width}w` };
}
