/** Milliseconds, both ends included. */
export interface LatencyRange {
  min: number;
  max: number;
}

export interface FalSimulatorOptions {
  /** How long a generation takes, from its submission to COMPLETED. */
  latency?: LatencyRange;
  /** The only key that is accepted, as `id:secret`; any key of that form when left out. */
  key?: string;
  /** The address that callers see; by default the one that `listen` binds. */
  publicUrl?: string;
  /** What Fal calls us in the webhook header `X-Fal-Webhook-User-Id`. */
  userId?: string;
  /** Where bad input is refused: nobody outside Fal knows for certain, so both can be tried. */
  validateAt?: "submit" | "result";
  /** Pauses before a webhook that was not taken is sent again, in milliseconds. */
  webhookRetryDelays?: number[];
  /** Bytes of painted pictures that are kept; a picture that was dropped is painted again when asked for. */
  pictureCacheBytes?: number;
}

export type ResolvedOptions = Required<Omit<FalSimulatorOptions, "key" | "publicUrl">> & {
  key: string | null;
  publicUrl: string | null;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Fal retries ten times within two hours. */
const RETRY_DELAYS = [1, 5, 15, 45]
  .map((seconds) => seconds * SECOND)
  .concat([2, 5, 10, 20, 30, 45].map((minutes) => minutes * MINUTE));

export function resolveOptions(options: FalSimulatorOptions): ResolvedOptions {
  return {
    latency: options.latency ?? { min: 400, max: 1200 },
    key: options.key ?? null,
    publicUrl: options.publicUrl ?? null,
    userId: options.userId ?? "fal-simulator",
    validateAt: options.validateAt ?? "submit",
    webhookRetryDelays: options.webhookRetryDelays ?? RETRY_DELAYS,
    pictureCacheBytes: options.pictureCacheBytes ?? 128 * 1024 * 1024,
  };
}

/** Reads "400-1200" or "800". @throws Error when the text is neither. */
export function parseLatency(text: string): LatencyRange {
  const [, min, max] = /^(\d+)(?:-(\d+))?$/.exec(text.trim()) ?? [];
  if (min === undefined) throw new Error(`A latency is written "400-1200" or "800", not "${text}".`);
  const range = { min: Number(min), max: Number(max ?? min) };
  if (range.max < range.min) throw new Error(`The latency "${text}" ends before it begins.`);
  return range;
}

/** @throws Error when a variable is malformed. */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv): FalSimulatorOptions & { port: number } {
  const port = Number(env.FAL_SIMULATOR_PORT ?? "54330");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`FAL_SIMULATOR_PORT is not a port: "${env.FAL_SIMULATOR_PORT}".`);
  }
  const validateAt = env.FAL_SIMULATOR_VALIDATE_AT;
  if (validateAt && validateAt !== "submit" && validateAt !== "result") {
    throw new Error('FAL_SIMULATOR_VALIDATE_AT is "submit" or "result".');
  }
  return {
    port,
    ...(env.FAL_SIMULATOR_LATENCY_MS && { latency: parseLatency(env.FAL_SIMULATOR_LATENCY_MS) }),
    ...(env.FAL_SIMULATOR_KEY && { key: env.FAL_SIMULATOR_KEY }),
    ...(env.FAL_SIMULATOR_PUBLIC_URL && { publicUrl: env.FAL_SIMULATOR_PUBLIC_URL }),
    ...(env.FAL_SIMULATOR_USER_ID && { userId: env.FAL_SIMULATOR_USER_ID }),
    ...(validateAt && { validateAt: validateAt as "submit" | "result" }),
  };
}
