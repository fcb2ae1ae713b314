import type { Clock } from "./clock.ts";
import type { OutputFormat } from "./contract/generate.ts";
import { IMAGE_SIZES, type ImageSize } from "./contract/image-sizes.ts";
import type { Completion, StoredPicture } from "./credits.ts";
import type { DownloadPort, ExpectedPicture } from "./download.ts";
import type { FalPicture } from "./fal-outcomes.ts";
import type { GenerationRow } from "./generation-state.ts";
import { sha256Hex } from "./input-hash.ts";
import { repeat } from "./repeat.ts";
import { ServiceError } from "./service-error.ts";
import type { StoragePort } from "./storage.ts";
import type { Timings } from "./timing.ts";

export interface PicturePorts {
  clock: Clock;
  downloads: DownloadPort;
  storage: StoragePort;
  timings: Timings;
}

/** What Fal made, as far as it matters here. */
export interface MadePictures {
  seed: string | null;
  pictures: readonly FalPicture[];
}

/** What became of one picture: it is kept, or why it is not. */
type Kept = { kind: "stored"; picture: StoredPicture } | { kind: "filtered" | "unusable" | "unavailable" };

const FILE_TYPES: Record<OutputFormat, { extension: string; contentType: string }> = {
  jpeg: { extension: "jpg", contentType: "image/jpeg" },
  png: { extension: "png", contentType: "image/png" },
};

const STORE_PAUSES = { firstMs: 200, longestMs: 3_000, growth: 2 };

/**
 * Copies the good pictures of a completed job from Fal to Storage, all at once.
 * @param until when to stop trying, in milliseconds of the clock.
 * @returns how many are good, held back and broken; null when one could not be had this time, though
 * nothing proves that it never will: then nothing is decided, and what is stored already is found again.
 */
export async function keepPictures(
  generation: GenerationRow,
  made: MadePictures,
  ports: PicturePorts,
  until: number,
): Promise<Omit<Completion, "rescued"> | null> {
  const kept = await Promise.all(
    generation.image_keys.map((key, position) =>
      keepPicture(generation, { key, position, seed: made.seed }, made.pictures[position], ports, until),
    ),
  );
  if (kept.some(({ kind }) => kind === "unavailable")) return null;

  const images = kept.flatMap((one) => (one.kind === "stored" ? [one.picture] : []));
  const filtered = kept.filter(({ kind }) => kind === "filtered").length;
  const failed = kept.length - images.length - filtered;
  const counts = { images, filtered, failed };
  return images.length === 0 && failed > 0 ? { ...counts, error_code: "picture_unusable" } : counts;
}

async function keepPicture(
  generation: GenerationRow,
  place: { key: string; position: number; seed: string | null },
  made: FalPicture | undefined,
  { downloads, storage, clock, timings }: PicturePorts,
  until: number,
): Promise<Kept> {
  if (made === undefined) return { kind: "unusable" };
  if (made.flagged) return { kind: "filtered" };

  const expected = expectedPicture(generation);
  const download = await timings.measure("download", () =>
    downloads.download(made.url, expected, until - clock.now()),
  );
  if (download.kind !== "picture") return download;

  const { bytes } = download;
  const { extension, contentType } = FILE_TYPES[expected.format];
  const path = `${place.key}.${extension}`;
  const put = () => storage.put(path, bytes, contentType);
  const [isStored, sha256] = await timings.measure("store", () =>
    Promise.all([repeat(put, { clock, until, ...STORE_PAUSES, isFinal: Boolean }), sha256Hex(bytes)]),
  );
  if (!isStored) return { kind: "unavailable" };
  return {
    kind: "stored",
    picture: {
      position: place.position,
      storage_path: path,
      image_url: storage.publicUrl(path),
      width: expected.width,
      height: expected.height,
      bytes: bytes.length,
      sha256,
      seed: place.seed,
    },
  };
}

function expectedPicture({ params }: GenerationRow): ExpectedPicture {
  if (!isImageSize(params.image_size)) throw new ServiceError("database: a generation has an unknown size");
  return { format: params.output_format, ...IMAGE_SIZES[params.image_size] };
}

function isImageSize(name: string): name is ImageSize {
  return Object.hasOwn(IMAGE_SIZES, name);
}
