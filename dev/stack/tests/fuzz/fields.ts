import * as fc from "fast-check";
import { badRequest, type BadRequest, CANARY, rawFields, rawObject } from "./body.ts";

type Json = fc.Arbitrary<string>;

const json = (value: fc.Arbitrary<unknown>): Json => value.map((one) => JSON.stringify(one));
const raw = (...texts: string[]): Json => fc.constantFrom(...texts);

/** Any JSON with the canary somewhere in it. */
const noisy = fc.oneof(
  fc.constant(CANARY),
  fc.array(fc.jsonValue(), { maxLength: 4 }).map((items) => [CANARY, ...items]),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }).map((entries) => ({ ...entries, [CANARY]: 1 })),
);
const noString = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }).map((items) => [...items, CANARY]),
  fc.record({ [CANARY]: fc.jsonValue({ maxDepth: 2 }) }),
);
const hugeNumbers = raw(
  "1e400",
  "-1e400",
  "1e308",
  "9007199254740993",
  "123456789012345678901234567890",
  "-0",
  "5e-324",
);
const fraction = fc.double({ min: 1.001, max: 1.999, noNaN: true }).map(String);
const outside = (min: number, max: number): Json =>
  fc.oneof(fc.integer({ max: min - 1 }), fc.integer({ min: max + 1 })).map(String);

const CONTROLS = [
  ...Array(0x20).keys(),
  0x7f,
  ...Array.from({ length: 0x20 }, (_, offset) => 0x80 + offset),
].filter((code) => code !== 0x09 && code !== 0x0a);
const around = (text: fc.Arbitrary<string>): Json =>
  text.map((piece) => JSON.stringify(`before ${CANARY}${piece}${CANARY} after`));

const tooLong = fc
  .integer({ min: 2001, max: 12_000 })
  .map((length) => JSON.stringify(CANARY.padEnd(length, "x")));
const controls = around(fc.constantFrom(...CONTROLS).map((code) => String.fromCharCode(code)));
const loneSurrogates = around(
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
);
const spacesOnly = raw('""', '" "', String.raw`"\n\t "`, '"\u3000"');
const notAnId = fc.oneof(
  fc.uuid({ version: [1, 3, 5] }).map((id) => JSON.stringify(id)),
  fc.uuid({ version: 4 }).map((id) => JSON.stringify(`${id}${CANARY}`)),
  raw('"00000000-0000-0000-0000-000000000000"', '""'),
);
const notAName = json(
  fc.oneof(
    fc.constant(CANARY),
    fc.constantFrom("toString", "__proto__", "constructor", "", "SQUARE", "square "),
  ),
);
const notASeed = fc.oneof(
  raw('"-1"', '"01"', '"1.5"', '"1e3"', '"0x10"', '" 7"', '"7\\n"', '"18446744073709551616"', '"٧"'),
  fc.bigInt({ min: 2n ** 64n, max: 2n ** 200n }).map((seed) => JSON.stringify(String(seed))),
);

/** Every field of the contract with whatever it must not be. */
const WRONG: Record<string, [required: boolean, values: Json]> = {
  id: [true, fc.oneof(json(noString), json(noisy), notAnId)],
  prompt: [true, fc.oneof(json(noString), spacesOnly, tooLong, controls, loneSurrogates)],
  image_size: [true, fc.oneof(json(noString), json(noisy), notAName)],
  num_images: [true, fc.oneof(json(noisy), raw("null", "true", '"1"'), hugeNumbers, fraction, outside(1, 4))],
  seed: [false, fc.oneof(json(noString), json(noisy), notASeed)],
  num_inference_steps: [
    false,
    fc.oneof(json(noisy), raw("null", "true", '"4"'), hugeNumbers, fraction, outside(1, 12)),
  ],
  output_format: [false, fc.oneof(json(noString), json(noisy), raw('"webp"', '"JPEG"', '"jpg"'))],
  style: [false, fc.oneof(json(noString), json(noisy), notAName)],
};

export const FIELD_NAMES = Object.keys(WRONG);

export const wrongField: fc.Arbitrary<BadRequest> = fc
  .constantFrom(...Object.entries(WRONG))
  .chain(([field, [, values]]) =>
    values.map((value) => badRequest(`wrong ${field}`, rawObject(rawFields({ [field]: value })))),
  );

export const missingField: fc.Arbitrary<BadRequest> = fc
  .constantFrom(...Object.entries(WRONG).flatMap(([field, [required]]) => (required ? [field] : [])))
  .map((field) => badRequest(`without ${field}`, rawObject(rawFields({ [field]: undefined }))));

const TEMPTING = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "user_id",
  "cost",
  "price",
  "credits",
  "status",
  "charged_count",
  "enable_safety_checker",
  "sync_mode",
  "model",
  "ID",
  "id ",
  "prompt\u0000",
  "",
  "0",
];

/** A field more than there may be, in any place. */
export const unknownField: fc.Arbitrary<BadRequest> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...TEMPTING),
      fc.string({ unit: "binary" }).filter((key) => !FIELD_NAMES.includes(key)),
    ),
    fc.oneof(json(noisy), raw('{"credits":9999}', "null", "0")),
    fc.nat({ max: 4 }),
  )
  .map(([key, value, place]) =>
    badRequest("an unknown field", rawObject(rawFields().toSpliced(place, 0, [key, value]))),
  );

/** A field that stands twice, with an equal value or another, as it is or escaped. */
export const twice: fc.Arbitrary<BadRequest> = fc
  .tuple(
    fc.constantFrom("id", "prompt", "image_size", "num_images"),
    fc.boolean(),
    fc.nat({ max: 4 }),
    fc.nat(),
  )
  .map(([field, equal, place, at]) => {
    const fields = rawFields();
    const value = equal ? (fields.find(([key]) => key === field)?.[1] ?? "") : JSON.stringify(`2 ${CANARY}`);
    const escaped = at % 2 === 0 ? JSON.stringify(field) : escapeOne(field, at % field.length);
    return badRequest("a field twice", rawObject(fields.toSpliced(place, 0, [escaped, value])));
  });

/** `"prompt"` with one of its letters written as \u0070. */
function escapeOne(key: string, at: number): string {
  const code = key.charCodeAt(at).toString(16).padStart(4, "0");
  return String.raw`"${key.slice(0, at)}\u${code}${key.slice(at + 1)}"`;
}
