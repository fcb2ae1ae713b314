import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { badRequest, type BadRequest, CANARY, JSON_TYPE, rawFields, rawObject } from "./body.ts";

const LIMIT = 16 * 1024;
const valid = (): string => rawObject(rawFields());

/** More bytes than a request may have, in one of the places where there can be many. */
const tooLarge = fc
  .tuple(
    fc.oneof(fc.integer({ min: LIMIT + 1, max: 4 * LIMIT }), fc.constantFrom(LIMIT + 1, 1_000_000)),
    fc.constantFrom<(size: number) => string>(
      (size) => rawObject(rawFields({ prompt: JSON.stringify(CANARY.padEnd(size, "x")) })),
      (size) => rawObject(rawFields({ more: JSON.stringify(CANARY.padEnd(size, "\u00e9")) })),
      (size) => rawObject(rawFields({ num_images: "1".repeat(size) })),
      (size) => rawObject(rawFields({ [`key${"y".repeat(size)}`]: "1" })),
      (size) => `${valid()}${" ".repeat(size)}`,
      (size) => `${"[".repeat(size)}${CANARY}`,
      (size) => CANARY.padEnd(size, "z"),
    ),
    fc.boolean(),
  )
  .map(([size, fill, chunked]) => badRequest("too large", fill(size), { chunked }));

const otherTypes = fc
  .constantFrom<string | null>(
    null,
    "",
    "text/plain",
    "text/json",
    "text/html",
    "application/jsonp",
    "application/json+x",
    "application/ld+json",
    "application/problem+json",
    "application/x-ndjson",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "multipart/form-data; boundary=x",
    "json",
    "application",
    "*/*",
    "application/*",
    "application/json, text/plain",
    "text/plain; application/json",
    '"application/json"',
    "application /json",
    "application/json/x",
  )
  .map((type) =>
    badRequest("another content type", valid(), { headers: type === null ? {} : { "content-type": type } }),
  );

/** The charset says the truth: what is sent is no UTF-8. */
const otherCharsets = fc
  .constantFrom<[string, BufferEncoding]>(
    ["utf-16", "utf16le"],
    ["utf-16le", "utf16le"],
    ["iso-8859-1", "latin1"],
    ["windows-1252", "latin1"],
  )
  .map(([charset, encoding]) =>
    badRequest("another charset", Buffer.from(valid().replace("A heron", "H\u00e9ron"), encoding), {
      headers: { "content-type": `application/json; charset=${charset}` },
    }),
  );

const otherMethods = fc
  .constantFrom("GET", "PUT", "PATCH", "DELETE", "PROPFIND", "REPORT", "SEARCH", "LOCK")
  .map((method) => badRequest("another method", valid(), { method }));

const packed = fc
  .oneof(
    fc
      .uint8Array({ minLength: 1, maxLength: 500 })
      .map((bytes) => Buffer.concat([bytes, Buffer.from(CANARY)])),
    fc.constantFrom(gzipSync, deflateSync, brotliCompressSync).map((pack) => pack(valid())),
    fc.constant(gzipSync("x".repeat(1_000_000))),
  )
  .chain((body) =>
    fc
      .constantFrom("gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "unknown")
      .map((encoding) =>
        badRequest("packed", body, { headers: { ...JSON_TYPE, "content-encoding": encoding } }),
      ),
  );

const inPieces = fc
  .constantFrom(
    () => "",
    () => `${valid()}${CANARY}`,
    () => valid().slice(0, -1),
    () => rawObject(rawFields({ num_images: "1e400" })),
    () => `["${CANARY}"]`,
  )
  .map((text) => badRequest("in pieces without a length", text(), { chunked: true }));

export const badEnvelopes: fc.Arbitrary<BadRequest>[] = [
  tooLarge,
  otherTypes,
  otherCharsets,
  otherMethods,
  packed,
  inPieces,
];
