/**
 * Storage as the API sees it: everything that can be asked of it, with the answer that everybody gets. Pictures are
 * public by address and nothing else; whose they are makes no difference, so that one answer holds for all actors.
 */
import { createHmac } from "node:crypto";

export type StorageAnswer = "the picture" | "what it is" | "nothing" | "denied" | "not there";

export interface StorageVerb {
  method: string;
  /** Below /storage/v1. */
  path: string;
  body?: unknown;
  /** Instead of `body`: a file. */
  file?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  expected: StorageAnswer;
}

const BUCKET = "generated-images";
const FILE = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const IMAGE = { "content-type": "image/png" };

/** @param picture key of one that exists  @param empty name of a bucket without objects */
export function storageVerbs(picture: string, empty: string): Record<string, StorageVerb> {
  const object = `/object/${BUCKET}/${picture}`;
  const list = { method: "POST", path: `/object/list/${BUCKET}`, expected: "nothing" } as const;
  const keys = { bucketId: BUCKET, sourceKey: picture };
  return {
    "read by address": {
      method: "GET",
      path: `/object/public/${BUCKET}/${picture}`,
      expected: "the picture",
    },
    "read by address, the older way": { method: "GET", path: object, expected: "the picture" },
    "read by a guessed address": {
      method: "GET",
      path: `/object/public/${BUCKET}/guess.png`,
      expected: "nothing",
    },
    "read as a signed-in person": {
      method: "GET",
      path: `/object/authenticated/${BUCKET}/${picture}`,
      expected: "nothing",
    },
    "read resized": {
      method: "GET",
      path: `/render/image/authenticated/${BUCKET}/${picture}`,
      expected: "not there",
    },
    "look at": { method: "GET", path: `/object/info/${BUCKET}/${picture}`, expected: "what it is" },
    "look at as a signed-in person": {
      method: "GET",
      path: `/object/info/authenticated/${BUCKET}/${picture}`,
      expected: "nothing",
    },

    "list the root": { ...list, body: { prefix: "", limit: 100, offset: 0 } },
    "list a prefix": { ...list, body: { prefix: picture.slice(0, 4) } },
    "list the very key": { ...list, body: { prefix: picture } },
    search: { ...list, body: { prefix: "", search: picture.slice(0, 8) } },
    "search, the second way": {
      method: "POST",
      path: `/object/list-v2/${BUCKET}`,
      body: { prefix: "", limit: 100 },
      expected: "nothing",
    },
    "list buckets": { method: "GET", path: "/bucket", expected: "nothing" },
    "look at a bucket": { method: "GET", path: `/bucket/${BUCKET}`, expected: "nothing" },

    upload: {
      method: "POST",
      path: `/object/${BUCKET}/new.png`,
      file: FILE,
      headers: IMAGE,
      expected: "denied",
    },
    "upload over": { method: "POST", path: object, file: FILE, headers: IMAGE, expected: "denied" },
    upsert: {
      method: "POST",
      path: object,
      file: FILE,
      headers: { ...IMAGE, "x-upsert": "true" },
      expected: "denied",
    },
    update: { method: "PUT", path: object, file: FILE, headers: IMAGE, expected: "denied" },
    "upload in parts": {
      method: "POST",
      path: "/upload/resumable",
      headers: resumable(),
      expected: "not there",
    },
    move: {
      method: "POST",
      path: "/object/move",
      body: { ...keys, destinationKey: "moved.jpg" },
      expected: "nothing",
    },
    copy: {
      method: "POST",
      path: "/object/copy",
      body: { ...keys, destinationKey: "copied.jpg" },
      expected: "nothing",
    },
    delete: {
      method: "DELETE",
      path: `/object/${BUCKET}`,
      body: { prefixes: [picture] },
      expected: "nothing",
    },
    "delete by address": { method: "DELETE", path: object, expected: "not there" },

    "sign an address": {
      method: "POST",
      path: `/object/sign/${BUCKET}/${picture}`,
      body: { expiresIn: 60 },
      expected: "nothing",
    },
    "sign addresses": {
      method: "POST",
      path: `/object/sign/${BUCKET}`,
      body: { expiresIn: 60, paths: [picture] },
      expected: "nothing",
    },
    "sign an upload": {
      method: "POST",
      path: `/object/upload/sign/${BUCKET}/new.png`,
      body: {},
      expected: "denied",
    },
    "sign an upload over": {
      method: "POST",
      path: `/object/upload/sign/${BUCKET}/${picture}`,
      body: {},
      headers: { "x-upsert": "true" },
      expected: "denied",
    },
    "read with a forged signature": {
      method: "GET",
      path: `/object/sign/${BUCKET}/${picture}?token=${forged(picture)}`,
      expected: "denied",
    },
    "upload with a forged signature": {
      method: "PUT",
      path: `/object/upload/sign/${BUCKET}/${picture}?token=${forged(picture)}`,
      file: FILE,
      headers: IMAGE,
      expected: "denied",
    },

    "create a bucket": {
      method: "POST",
      path: "/bucket",
      body: { id: "theirs", name: "theirs", public: true },
      expected: "denied",
    },
    "make a bucket private": {
      method: "PUT",
      path: `/bucket/${BUCKET}`,
      body: { public: false },
      expected: "nothing",
    },
    "allow everything in a bucket": {
      method: "PUT",
      path: `/bucket/${BUCKET}`,
      body: { public: true, allowed_mime_types: ["text/html"] },
      expected: "nothing",
    },
    "empty a bucket": { method: "POST", path: `/bucket/${BUCKET}/empty`, body: {}, expected: "nothing" },
    "delete a bucket": { method: "DELETE", path: `/bucket/${BUCKET}`, body: {}, expected: "denied" },
    "delete an empty bucket": { method: "DELETE", path: `/bucket/${empty}`, body: {}, expected: "nothing" },
  };
}

function resumable(): Record<string, string> {
  const metadata = `bucketName ${btoa(BUCKET)},objectName ${btoa("new.png")},contentType ${btoa("image/png")}`;
  return { "tus-resumable": "1.0.0", "upload-length": "4", "upload-metadata": metadata };
}

/** A token as Storage makes them, signed with a key that is not its own. */
function forged(picture: string): string {
  const claims = { url: `${BUCKET}/${picture}`, upsert: true, exp: 4_000_000_000 };
  const text = [{ alg: "HS256", typ: "JWT" }, claims]
    .map((part) => btoa(JSON.stringify(part)).replace(/=+$/, ""))
    .join(".");
  return `${text}.${createHmac("sha256", "another key").update(text).digest("base64url")}`;
}
