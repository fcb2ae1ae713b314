import { expect, test } from "vitest";
import { problemOf, readTap } from "./tap.ts";

test("a file passes when every planned test was ok", () => {
  expect(problemOf(readTap(["1..2", "ok 1 - one", "ok 2 - two"]))).toBeUndefined();
});

test("a failed test is told with its diagnostics, and only with its own", () => {
  const report = readTap([
    "1..3",
    "ok 1 - one",
    'not ok 2 - two\n# Failed test 2: "two"\n#         have: 1',
    "ok 3 - three",
    "# Looks like you failed 1 test of 3",
  ]);
  expect(problemOf(report)).toBe('not ok 2 - two\n  # Failed test 2: "two"\n  #         have: 1');
});

test("tests that never ran are a failure", () => {
  expect(problemOf(readTap(["1..2", "ok 1 - one"]))).toContain("2 tests were planned and 1 ran.");
});

test("a file without a plan is a failure", () => {
  expect(problemOf(readTap(["ok 1 - one"]))).toBe("The file has no plan.");
});

test("a test marked as to do may fail", () => {
  expect(problemOf(readTap(["1..1", "not ok 1 - later # TODO not built yet"]))).toBeUndefined();
});
