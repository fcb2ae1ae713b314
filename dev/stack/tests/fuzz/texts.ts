import * as fc from "fast-check";
import { badRequest, type BadRequest, CANARY, rawFields, rawObject } from "./body.ts";

const valid = (): string => rawObject(rawFields());

/** Any beginning of a valid body, but not all of it. */
const truncated = fc
  .constant(valid)
  .chain((make) => fc.nat({ max: make().length - 1 }).map((length) => make().slice(0, length)))
  .map((text) => badRequest("cut off", text));

const trailing = fc
  .oneof(
    fc.constantFrom(",", "}", "{}", "null", "\u0000", ";", "//", "/**/", "\n{}", "\ufeff"),
    fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
  )
  .map((rest) => badRequest("with something behind it", `${valid()}${rest}${CANARY}`));

const otherLanguages = fc
  .constantFrom(
    (text: string) => text.replaceAll('"', "'"),
    (text: string) => text.replaceAll(/"(\w+)":/g, "$1:"),
    (text: string) => text.replace(/}$/, ",}"),
    (text: string) => `/* a comment */${text}`,
    (text: string) => `(${text})`,
    (text: string) => `)]}',\n${text}`,
    (text: string) => text.replace(":1}", ":NaN}"),
    (text: string) => text.replace(":1}", ":Infinity}"),
    (text: string) => text.replace(":1}", ":+1}"),
    (text: string) => text.replace(":1}", ":01}"),
    (text: string) => text.replace(":1}", ":1.}"),
    (text: string) => text.replace(":1}", ":0x1}"),
    (text: string) => text.replace("A heron", "A\nheron"),
    (text: string) => text.replace("A heron", "A\u0000heron"),
    (text: string) => text.replace("A heron", "A\u001fheron"),
    (text: string) => text.replace("A heron", String.raw`A\xheron`),
    (text: string) => text.replace("A heron", String.raw`A\u00heron`),
    () => `<request><prompt>${CANARY}</prompt></request>`,
    () => `prompt=${CANARY}&num_images=1`,
    () => `prompt: ${CANARY}\nnum_images: 1\n`,
    () => "",
    () => " ",
  )
  .map((spoil) => badRequest("not JSON", spoil(valid())));

/** JSON, but no object. */
const otherRoots = fc
  .oneof(
    fc.constantFrom<unknown>(null, true, false, 0, CANARY, [], [CANARY]),
    fc.array(fc.jsonValue(), { maxLength: 5 }),
    fc.constant([{ prompt: CANARY }]),
  )
  .map((value) => badRequest("no object", JSON.stringify(value)));

const binary = fc
  .uint8Array({ minLength: 1, maxLength: 4000 })
  .map((bytes) => badRequest("binary", Buffer.concat([bytes, Buffer.from(CANARY)])));

/** Bytes that are no UTF-8, within a string. */
const notUtf8 = fc
  .constantFrom(
    [0xff],
    [0xc3],
    [0xed, 0xa0, 0x80],
    [0xc0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
    [0x80],
  )
  .map((bytes) => {
    const [before = "", after = ""] = valid().split("heron");
    return badRequest(
      "not UTF-8",
      Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]),
    );
  });

const BOM = "\ufeff";
const otherEncodings = fc
  .constantFrom(
    (text: string) => Buffer.from(text, "utf16le"),
    (text: string) => Buffer.from(BOM + text, "utf16le"),
    (text: string) => Buffer.from(text, "utf16le").swap16(),
    (text: string) => Buffer.from(BOM + text, "utf16le").swap16(),
    (text: string) => Buffer.from(BOM + text),
    (text: string) => Buffer.from(BOM + BOM + text),
    (text: string) => Buffer.from(text.replace("A heron", "H\u00e9ron"), "latin1"),
    (text: string) => Buffer.from(text).map((byte) => byte ^ 0x80),
    (text: string) => Buffer.from(Buffer.from(text).toString("base64")),
  )
  .map((encode) => badRequest("in another encoding", encode(valid())));

const nest = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}"${CANARY}"${close.repeat(depth)}`;

const deep = fc
  .tuple(
    fc.integer({ min: 10, max: 2500 }),
    fc.constantFrom<[string, string]>(["[", "]"], ['{"a":', "}"], ['[{"__proto__":', "}]"]),
    fc.constantFrom("prompt", "num_images", "style", "deep", "__proto__", null),
  )
  .map(([wanted, [open, close], field]) => {
    const depth = Math.min(wanted, Math.floor(15_000 / (open.length + close.length)));
    const nested = nest(open, close, depth);
    return badRequest("deep", field === null ? nested : rawObject(rawFields({ [field]: nested })));
  });

export const badTexts: fc.Arbitrary<BadRequest>[] = [
  truncated,
  trailing,
  otherLanguages,
  otherRoots,
  binary,
  notUtf8,
  otherEncodings,
  deep,
];
