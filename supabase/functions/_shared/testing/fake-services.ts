import type { AuthPort } from "../auth.ts";
import type { Download, DownloadPort } from "../download.ts";
import type { FalPort } from "../fal.ts";
import type { FalResult, Submission } from "../fal-outcomes.ts";
import type { Progress } from "../fal-progress.ts";
import { Refusal } from "../refusal.ts";
import type { StoragePort } from "../storage.ts";
import { sampleJpeg } from "./sample-images.ts";

export class FakeFal implements FalPort {
  submission: Submission = { kind: "accepted", requestId: "request-1" };
  progress: Progress = "completed";
  result: FalResult;
  readonly prompts: string[] = [];
  readonly webhookUrls: (string | null)[] = [];
  reads = 0;
  cancels = 0;
  /** Awaited by every submit and read: lets a test hold Fal back. */
  ready: Promise<unknown> = Promise.resolve();

  constructor(pictures = 1) {
    this.result = { kind: "made", seed: "42", pictures: madePictures(pictures) };
  }

  async submit(prompt: string, _params: unknown, webhookUrl: string | null): Promise<Submission> {
    this.prompts.push(prompt);
    this.webhookUrls.push(webhookUrl);
    await this.ready;
    return this.submission;
  }

  async waitForCompletion(): Promise<Progress> {
    await this.ready;
    return this.progress;
  }

  async readResult(): Promise<FalResult> {
    this.reads += 1;
    return this.result;
  }

  async cancel(): Promise<void> {
    this.cancels += 1;
  }
}

export function madePictures(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    url: `https://v3.fal.media/files/${index}.jpg`,
    flagged: false,
  }));
}

export class FakeDownloads implements DownloadPort {
  /** What is at an address, where it is not a good picture. */
  readonly exceptions = new Map<string, Download>();
  readonly urls: string[] = [];

  async download(url: string, { width, height }: { width: number; height: number }): Promise<Download> {
    this.urls.push(url);
    return this.exceptions.get(url) ?? { kind: "picture", bytes: sampleJpeg(width, height) };
  }
}

export class FakeStorage implements StoragePort {
  isUp = true;
  /** How many more uploads fail, as by an outage that passes. */
  failures = 0;
  readonly objects = new Map<string, { bytes: Uint8Array; contentType: string }>();

  async put(path: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<boolean> {
    if (!this.isUp || this.failures-- > 0) return false;
    this.objects.set(path, { bytes, contentType });
    return true;
  }

  async remove(paths: readonly string[]): Promise<boolean> {
    if (!this.isUp) return false;
    for (const path of paths) this.objects.delete(path);
    return true;
  }

  publicUrl(path: string): string {
    return `https://project.example/storage/v1/object/public/generated-images/${path}`;
  }
}

/** Takes the token for the name of the user; `none` is nobody. */
export class FakeAuth implements AuthPort {
  async requireUser(request: Request): Promise<string> {
    const token = request.headers.get("authorization")?.replace("Bearer ", "");
    if (!token || token === "none") throw new Refusal("unauthorized");
    return token;
  }
}
