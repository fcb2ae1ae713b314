import { IMAGE_SIZES } from "../../../supabase/functions/_shared/contract/image-sizes.ts";
import { FieldReader } from "./field-reader.ts";

interface Size {
  width: number;
  height: number;
}

/** Pixels of a side that the simulator still paints; Fal's schema allows more. */
const MAX_SIDE = 4096;

const FALLBACK: Size = IMAGE_SIZES.landscape_4_3;

/** A preset's name or `{width, height}`. */
export function readImageSize(fields: FieldReader): Size {
  const value = fields.value("image_size");
  if (value === undefined) return FALLBACK;
  if (typeof value === "object" && value !== null) return readCustomSize(fields, value);
  const preset = Object.entries(IMAGE_SIZES).find(([name]) => name === value);
  if (preset) return preset[1];
  const expected = Object.keys(IMAGE_SIZES)
    .map((name) => `'${name}'`)
    .join(", ");
  fields.fail("image_size", "enum", `Input should be ${expected}`, { expected });
  return FALLBACK;
}

function readCustomSize(fields: FieldReader, value: object): Size {
  const sides = new FieldReader(value as Record<string, unknown>, ["body", "image_size"]);
  const size = {
    width: sides.integer("width", { min: 1, max: MAX_SIDE, fallback: 512 }),
    height: sides.integer("height", { min: 1, max: MAX_SIDE, fallback: 512 }),
  };
  fields.errors.push(...sides.errors);
  return size;
}
