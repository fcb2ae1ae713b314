import { generationCost } from "@contract/limits.ts";
import type { FeedGeneration, FeedImage } from "@/features/generate/feed-generation";
import { recipeOfGeneration, recipeOfRequest, type Recipe } from "@/features/generate/recipe";
import type { RunningJob } from "@/features/generate/use-jobs";

export type EntryPhase = "drawing" | "waiting-for-network" | "lost" | "succeeded" | "failed";

/** One generation as the feed shows it, whether the server or only this tab knows of it. */
export interface FeedEntry {
  id: string;
  recipe: Recipe;
  phase: EntryPhase;
  /** Milliseconds since the epoch. */
  startedAt: number;
  cost: number;
  chargedCount: number;
  filteredCount: number;
  failedCount: number;
  /** Finished by a repeat, the picture service's own message or the reaper, after the request had died. */
  rescued: boolean;
  /** Whether its credits are held as far as one knows: not after a try that did not reach the server. */
  isHeld: boolean;
  errorCode: string | null;
  images: FeedImage[];
}

export function isOpen(entry: FeedEntry): boolean {
  return entry.phase !== "succeeded" && entry.phase !== "failed";
}

function fromRow(row: FeedGeneration, running: RunningJob | undefined): FeedEntry {
  const open =
    running?.phase === "lost" || running?.phase === "waiting-for-network" ? running.phase : "drawing";
  return {
    id: row.id,
    recipe: recipeOfGeneration(row),
    phase: row.status === "pending" ? open : row.status,
    startedAt: running?.job.startedAt ?? Date.parse(row.created_at),
    cost: row.cost,
    chargedCount: row.charged_count,
    filteredCount: row.filtered_count,
    failedCount: row.failed_count,
    rescued: row.rescued,
    isHeld: true,
    errorCode: row.error_code,
    images: row.generated_images,
  };
}

function fromJob({ job, phase, isHeld }: RunningJob, price: number): FeedEntry {
  return {
    id: job.request.id,
    recipe: recipeOfRequest(job.request),
    phase: phase === "lost" || phase === "waiting-for-network" ? phase : "drawing",
    startedAt: job.startedAt,
    cost: generationCost(price, job.request.num_images),
    chargedCount: 0,
    filteredCount: 0,
    failedCount: 0,
    rescued: false,
    isHeld,
    errorCode: null,
    images: [],
  };
}

/**
 * Joins what the server has stored with what this tab has sent, newest first.
 *
 * @param price credits a picture, for jobs whose row is not known yet
 */
export function feedEntries(rows: FeedGeneration[], jobs: RunningJob[], price: number): FeedEntry[] {
  const jobsById = new Map(jobs.map((running) => [running.job.request.id, running]));
  const stored = rows.map((row) => fromRow(row, jobsById.get(row.id)));
  const storedIds = new Set(rows.map((row) => row.id));
  const sent = jobs
    .filter(({ job, phase }) => !storedIds.has(job.request.id) && phase !== "refused" && phase !== "answered")
    .map((running) => fromJob(running, price));
  return [...sent, ...stored].toSorted((a, b) => b.startedAt - a.startedAt);
}
