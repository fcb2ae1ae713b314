import { expect, test } from "vitest";
import { outbox, REPEAT_FOR_MS } from "@/features/generate/outbox";
import { request, USER } from "@/testing/factories";

const NOW = 1_800_000_000_000;
const job = (startedAt = NOW) => ({ request: request(), startedAt });

test("gives back what was put in, until it is taken out", () => {
  const [first, second] = [job(), job()];
  outbox.add(USER.id, first);
  outbox.add(USER.id, second);
  expect(outbox.read(USER.id, NOW)).toEqual([first, second]);
  outbox.remove(USER.id, first.request.id);
  expect(outbox.read(USER.id, NOW)).toEqual([second]);
});

test("a request that is repeated stays one", () => {
  const repeated = job();
  outbox.add(USER.id, repeated);
  outbox.add(USER.id, repeated);
  expect(outbox.read(USER.id, NOW)).toHaveLength(1);
});

test("is one person's own", () => {
  outbox.add(USER.id, job());
  expect(outbox.read("somebody else", NOW)).toEqual([]);
});

test("a request that nobody waits for any more is not sent again, and its prompt is not kept", () => {
  const fresh = job();
  outbox.add(USER.id, job(NOW - REPEAT_FOR_MS));
  outbox.add(USER.id, fresh);
  expect(outbox.read(USER.id, NOW)).toEqual([fresh]);
  expect(JSON.parse(localStorage.getItem(`easel.outbox.${USER.id}`) ?? "")).toEqual([fresh]);
  outbox.read(USER.id, NOW + REPEAT_FOR_MS);
  expect(localStorage).toHaveLength(0);
});

test("survives what another version, or nobody in particular, wrote there", () => {
  localStorage.setItem(`easel.outbox.${USER.id}`, '[{"request":{"id":"x"},"startedAt":1},7]');
  expect(outbox.read(USER.id, NOW)).toEqual([]);
  localStorage.setItem(`easel.outbox.${USER.id}`, "{not json");
  expect(outbox.read(USER.id, NOW)).toEqual([]);
  expect(localStorage).toHaveLength(0);
});
