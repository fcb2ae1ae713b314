import assert from "node:assert/strict";
import { exactInteger, parseExactJson } from "./exact-json.ts";
import { canonicalJson, inputHash } from "./input-hash.ts";

Deno.test("integers that a number cannot hold are read as their digits, everything else as ever", () => {
  assert.deepEqual(
    parseExactJson('{"seed":18446744073709551557,"list":[9007199254740993,-9007199254740993]}'),
    {
      seed: "18446744073709551557",
      list: ["9007199254740993", "-9007199254740993"],
    },
  );
  const ordinary = '{"a":9007199254740991,"b":0.3,"c":1e30,"d":"18446744073709551557","e":null}';
  assert.deepEqual(parseExactJson(ordinary), JSON.parse(ordinary));
});

Deno.test("digits are written as a bare integer", () => {
  assert.equal(
    JSON.stringify({ seed: exactInteger("18446744073709551557") }),
    '{"seed":18446744073709551557}',
  );
  assert.equal(JSON.stringify([exactInteger("0")]), "[0]");
});

Deno.test("only digits are written as they are", () => {
  for (const text of ["", "01", "-1", "1.5", "1e3", '1,"x":2', " 1"]) {
    assert.throws(() => exactInteger(text), RangeError);
  }
});

Deno.test("equal values give equal text, whatever the order of their keys", () => {
  assert.equal(canonicalJson({ b: [{ d: 1, c: null }], a: "x" }), '{"a":"x","b":[{"c":null,"d":1}]}');
  assert.equal(canonicalJson([2, 1]), "[2,1]");
});

Deno.test("a hash tells inputs apart, and only them", async () => {
  assert.equal(await inputHash({ a: 1, b: 2 }), await inputHash({ b: 2, a: 1 }));
  assert.notEqual(await inputHash({ a: 1, b: 2 }), await inputHash({ a: 1, b: 3 }));
  assert.equal(await inputHash({}), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});
