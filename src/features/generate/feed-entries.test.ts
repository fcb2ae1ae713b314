import { describe, expect, test } from "vitest";
import { feedEntries } from "@/features/generate/feed-entries";
import { tilesOf } from "@/features/generate/tiles";
import type { JobPhase, RunningJob } from "@/features/generate/use-jobs";
import { failed, feedRow, generation, image, pending, request, succeeded } from "@/testing/factories";

function running(phase: JobPhase, changes = {}, startedAt = Date.now()): RunningJob {
  return { job: { request: request(changes), startedAt }, phase, reason: "", isHeld: true };
}

describe("feedEntries", () => {
  test("shows what was just pressed for, before the server knows of it", () => {
    const [entry] = feedEntries([], [running("drawing", { num_images: 3 })], 2);
    expect(entry).toMatchObject({ phase: "drawing", cost: 6 });
  });

  test("a job and its row are one entry", () => {
    const job = running("drawing");
    const entries = feedEntries([feedRow(pending(job.job.request))], [job], 1);
    expect(entries.map(({ id }) => id)).toEqual([job.job.request.id]);
  });

  test("a refused job leaves nothing behind", () => {
    expect(feedEntries([], [running("refused")], 1)).toEqual([]);
  });

  test("an answered job shows as its row, whatever the job says", () => {
    const job = running("lost");
    const [entry] = feedEntries([feedRow(succeeded(job.job.request))], [job], 1);
    expect(entry?.phase).toBe("succeeded");
  });

  test.each(["lost", "waiting-for-network"] as const)(
    "a pending row of a job that is %s says so",
    (phase) => {
      const job = running(phase);
      const [entry] = feedEntries([feedRow(pending(job.job.request))], [job], 1);
      expect(entry?.phase).toBe(phase);
    },
  );

  test("is newest first", () => {
    const [older, newer] = [running("drawing", {}, 1000), running("drawing", {}, 2000)];
    expect(feedEntries([], [older, newer], 1).map(({ startedAt }) => startedAt)).toEqual([2000, 1000]);
  });
});

describe("tilesOf", () => {
  const entryOf = (row: Parameters<typeof feedRow>[0]) => {
    const [entry] = feedEntries([feedRow(row)], [], 1);
    if (!entry) throw new Error("A row gives an entry.");
    return entry;
  };
  const kinds = (row: Parameters<typeof feedRow>[0]) => tilesOf(entryOf(row)).map(({ kind }) => kind);

  test("as many empty tiles as pictures were asked for", () => {
    expect(kinds(pending(request({ num_images: 4 })))).toEqual(Array(4).fill("drawing"));
  });

  test("filtered and failed places stand where their pictures would", () => {
    const sent = request({ num_images: 4 });
    const row = generation(sent, { charged_count: 2, filtered_count: 1, failed_count: 1 });
    expect(kinds({ generation: row, images: [image(sent, 0), image(sent, 2)] })).toEqual([
      "picture",
      "filtered",
      "picture",
      "failed",
    ]);
  });

  test("a picture that was deleted since leaves no gap", () => {
    const sent = request({ num_images: 2 });
    expect(kinds({ generation: generation(sent), images: [image(sent, 1)] })).toEqual(["picture"]);
  });

  test("a generation that failed as a whole is told once", () => {
    expect(tilesOf(entryOf(failed(request({ num_images: 3 }), "expired")))).toEqual([
      { place: 0, kind: "failed", whole: true },
    ]);
    expect(kinds(failed(request({ num_images: 3 }), "content_filtered"))).toEqual(["filtered"]);
  });
});
