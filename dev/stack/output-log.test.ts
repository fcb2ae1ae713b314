import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutputLog } from "./output-log.ts";
import { redactorOf } from "./redact.ts";

const SECRETS = {
  secretKey: "sb_secret_canary",
  falKey: "id-of-it:part-of-it",
  long: "sb_secret_canary_longer",
};

let dir: string;
let lines: string[];
let log: OutputLog;
const written = () => readFileSync(path.join(dir, "a.log"), "utf8");

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "easel-log-"));
  lines = [];
  const onLine = (line: string) => void lines.push(line);
  log = new OutputLog(path.join(dir, "a.log"), { onLine, redact: redactorOf(SECRETS) });
});
afterEach(() => {
  log.close();
  rmSync(dir, { recursive: true, force: true });
});

async function say(...chunks: string[]): Promise<void> {
  const source = new PassThrough();
  log.follow(source);
  for (const chunk of chunks) {
    source.write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
  source.end();
  await finished(source);
}

test("a secret is replaced by its name in the file, in the last words and in what is echoed", async () => {
  await say(`key ${SECRETS.secretKey}, ${SECRETS.long}\r\n`, `${SECRETS.falKey} and part-of-it alone\n`);
  const expected = ["key [secretKey], [long]", "[falKey] and [falKey] alone"];
  expect(lines).toEqual(expected);
  expect(log.tail()).toBe(expected.map((line) => `  ${line}`).join("\n"));
  await vi.waitFor(() => expect(written()).toBe(`${expected.join("\n")}\n`));
});

test("a secret that comes in pieces is replaced too", async () => {
  await say("first sb_sec", "ret_can", "ary last");
  expect(lines).toEqual(["first [secretKey] last"]);
  await vi.waitFor(() => expect(written()).toBe("first [secretKey] last\n"));
});

test("two sources do not cut one another's lines, and half a line is among the last words", async () => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  log.follow(out);
  log.follow(err);
  out.write("half sb_secret_");
  await new Promise((resolve) => setImmediate(resolve));
  err.write("whole\n");
  await new Promise((resolve) => setImmediate(resolve));
  out.write("canary");
  await vi.waitFor(() => expect(log.tail()).toBe("  whole\n  half [secretKey]"));
  expect(lines).toEqual(["whole"]);
});

test("a secret that is not set replaces nothing", () => {
  expect(redactorOf({ none: undefined, empty: "" })("abc")).toBe("abc");
});
