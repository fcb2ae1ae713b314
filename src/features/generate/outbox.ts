import { generateRequestSchema, type GenerateRequest } from "@contract/generate.ts";
import { storage } from "@/lib/storage";

/** A request that was pressed for and has no final answer yet. */
export interface Job {
  request: GenerateRequest;
  /** Milliseconds since the epoch, by this browser's clock. */
  startedAt: number;
}

/**
 * Milliseconds after which an unanswered request is no longer repeated by itself. The server ends
 * every generation within ten minutes, so a later repeat could only start, and charge for, something
 * that nobody waits for any more.
 */
export const REPEAT_FOR_MS = 10 * 60_000;

const key = (userId: string) => `easel.outbox.${userId}`;

function isJob(value: unknown): value is Job {
  if (typeof value !== "object" || value === null) return false;
  const { request, startedAt } = value as Record<string, unknown>;
  return typeof startedAt === "number" && generateRequestSchema.safeParse(request).success;
}

function readAll(userId: string): Job[] {
  const stored = storage.read(key(userId));
  return Array.isArray(stored) ? stored.filter(isJob) : [];
}

function writeAll(userId: string, jobs: Job[]): void {
  if (jobs.length === 0) storage.remove(key(userId));
  else storage.write(key(userId), jobs);
}

/** The requests to repeat after a reload: in localStorage, so that another tab or a crash loses none. */
export const outbox = {
  /** Unanswered requests that are still worth repeating. The others are dropped: prompts do not lie about. */
  read(userId: string, now = Date.now()): Job[] {
    const jobs = readAll(userId).filter((job) => now - job.startedAt < REPEAT_FOR_MS);
    writeAll(userId, jobs);
    return jobs;
  },
  add(userId: string, job: Job): void {
    const others = readAll(userId).filter((other) => other.request.id !== job.request.id);
    writeAll(userId, [...others, job]);
  },
  remove(userId: string, id: string): void {
    writeAll(
      userId,
      readAll(userId).filter((job) => job.request.id !== id),
    );
  },
  clear(userId: string): void {
    storage.remove(key(userId));
  },
};
