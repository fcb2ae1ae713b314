import { expect, test } from "vitest";
import { pictureSources } from "@/features/gallery/gallery-picture";

const BUCKET = "https://abc.supabase.co/storage/v1/object/public/generated-images/";
const picture = {
  id: "1",
  prompt: "A heron",
  image_url: `${BUCKET}key.jpg`,
  storage_path: "key.jpg",
  thumb_path: null,
  width: 1024,
  height: 768,
  alt_text: null,
  created_at: "2026-11-22T10:00:00Z",
};

test("offers the thumbnail beside the picture once there is one", () => {
  expect(pictureSources({ ...picture, thumb_path: "key.thumb.webp" })).toEqual({
    src: `${BUCKET}key.thumb.webp`,
    srcSet: `${BUCKET}key.thumb.webp 320w, ${BUCKET}key.jpg 1024w`,
  });
});

test("the width of a thumbnail is that of its shorter side when it stands", () => {
  const standing = { ...picture, width: 576, height: 1024, thumb_path: "key.thumb.webp" };
  expect(pictureSources(standing).srcSet).toContain("key.thumb.webp 180w");
});

test("is the picture itself before that", () => {
  expect(pictureSources(picture)).toEqual({ src: `${BUCKET}key.jpg` });
});
