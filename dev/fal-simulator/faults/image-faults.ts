import { refusal } from "../http/fal-errors.ts";
import type { Fault } from "./fault.ts";
import { cutHalfway, drip, emptied, firstHalf, swell } from "./spoilt-files.ts";

const AT_IMAGE = ["image"] as const;

const METADATA_ADDRESS = "http://169.254.169.254";

function strayPictures(origin: string): Fault {
  return {
    at: AT_IMAGE,
    alterPlan: (plan, { count }) => {
      plan.strayPictures = { origin, count: count ?? Number.POSITIVE_INFINITY };
    },
  };
}

/** What can be wrong with a picture's file and its address. `count` spoils the first so many alone. */
export const IMAGE_FAULTS: Record<string, Fault> = {
  image_404: { at: AT_IMAGE, answer: () => refusal(404, "Not Found") },
  image_403: { at: AT_IMAGE, answer: () => refusal(403, "Forbidden") },
  /** To where a cloud machine would find its own credentials. */
  image_redirect: {
    at: AT_IMAGE,
    answer: () => ({
      kind: "reply",
      status: 302,
      headers: { location: `${METADATA_ADDRESS}/latest/meta-data` },
      body: "",
    }),
  },
  image_html: {
    at: AT_IMAGE,
    answer: () => ({
      kind: "reply",
      status: 200,
      headers: { "content-type": "text/html; charset=utf-8" },
      body: "<!doctype html><title>Not a picture</title>",
    }),
  },
  image_empty: { at: AT_IMAGE, spoil: emptied },
  image_wrong_type: {
    at: AT_IMAGE,
    alterRecipe: (recipe) => ({ ...recipe, format: recipe.format === "png" ? "jpeg" : "png" }),
  },
  image_wrong_size: { at: AT_IMAGE, alterRecipe: (recipe) => ({ ...recipe, width: recipe.width + 16 }) },
  /** A complete answer that holds half of the file. */
  image_truncated: { at: AT_IMAGE, spoil: firstHalf },
  /** The length of the whole file is told, and the connection ends halfway. */
  image_cut: { at: AT_IMAGE, spoil: cutHalfway },
  /** Begins as the picture and goes on to 50 MB, of which the headers say nothing. */
  image_huge: { at: AT_IMAGE, spoil: swell },
  /** Eight bytes, and after `ms` (a second) the next. */
  image_drip: { at: AT_IMAGE, takes: ["ms"], spoil: (answer, { ms }) => drip(answer, ms ?? 1000) },
  /** The result names a host that only ends like Fal's. */
  image_foreign_host: strayPictures("https://evilfal.media"),
  /** The result names an address of a private network. */
  image_private_host: strayPictures(METADATA_ADDRESS),
};
