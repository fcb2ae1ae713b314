/** One order of the simulator's menu, and how a generation of four pictures must end that meets it. */
export interface MenuCase {
  fault: string;
  at: string;
  settings?: Record<string, number>;
  /** Pictures that are charged, when it ends well. */
  kept?: number;
  /** Why it failed, when it did. */
  error?: string;
}

const kept = (fault: string, at: string, settings?: Record<string, number>, pictures = 4): MenuCase => ({
  fault,
  at,
  kept: pictures,
  ...(settings && { settings }),
});
const failed = (fault: string, at: string, error: string): MenuCase => ({ fault, at, error });

/** Proven: no job came about. */
const REFUSED_SUBMITS = [
  failed("http_422", "submit", "prompt_rejected"),
  failed("http_422_string", "submit", "prompt_rejected"),
  failed("content_policy_violation", "submit", "prompt_rejected"),
  failed("http_429", "submit", "provider_failed"),
];

/** Unknown: nobody can say whether a job came about. Released at the deadline, or brought by the webhook. */
const UNKNOWN_SUBMITS = [
  ...["http_500", "http_502", "http_503", "http_504"].map((fault) => failed(fault, "submit", "expired")),
  kept("drop_submit", "submit"),
  failed("stuck_in_queue", "submit", "provider_failed"),
];

const SLOW = [
  kept("latency", "submit", { ms: 500 }),
  kept("slow_answer", "submit", { ms: 500 }),
  kept("slow_generation", "submit", { ms: 1_500 }),
  kept("latency", "status", { ms: 500 }),
  kept("latency", "result", { ms: 500 }),
  kept("latency", "image", { ms: 500 }),
];

/** What is said on the way to a job proves nothing about it. */
const DOORS = ["http_429", "http_502", "http_503", "http_504"].flatMap((fault) => [
  kept(fault, "status"),
  kept(fault, "result"),
  kept(fault, "image"),
]);
const STATUS_ERRORS = ["http_401", "http_403_locked", "http_422", "http_500", "drop"].map((fault) =>
  kept(fault, "status"),
);
const DROPS = [kept("drop", "result"), kept("drop", "image")];

/** Completed, with a result that is an error. */
const FAILED_JOBS = [
  failed("http_422", "result", "prompt_rejected"),
  failed("http_422_string", "result", "prompt_rejected"),
  failed("content_policy_violation", "result", "prompt_rejected"),
  failed("http_500", "result", "provider_failed"),
];

const FLAGGED = [
  kept("nsfw", "result", { count: 1 }, 3),
  failed("nsfw", "result", "content_filtered"),
  kept("big_seed", "result"),
];

const BAD_IMAGES = [
  "image_404",
  "image_403",
  "image_redirect",
  "image_html",
  "image_empty",
  "image_wrong_type",
  "image_wrong_size",
  "image_truncated",
  "image_huge",
  "image_foreign_host",
  "image_private_host",
];
const IMAGES = [
  ...BAD_IMAGES.map((fault) => failed(fault, "image", "picture_unusable")),
  ...BAD_IMAGES.map((fault) => kept(fault, "image", { count: 1 }, 3)),
  kept("image_cut", "image"),
  kept("image_drip", "image", { ms: 1_000 }),
];

export const MENU_CASES: MenuCase[] = [
  ...REFUSED_SUBMITS,
  ...UNKNOWN_SUBMITS,
  ...SLOW,
  ...DOORS,
  ...STATUS_ERRORS,
  ...DROPS,
  ...FAILED_JOBS,
  ...FLAGGED,
  ...IMAGES,
];

/** These open the breaker, so that they come one at a time. */
export const LOCKED_CASES: MenuCase[] = [
  failed("http_401", "submit", "provider_locked"),
  failed("http_403_locked", "submit", "provider_locked"),
  failed("http_401", "result", "provider_locked"),
  failed("http_403_locked", "result", "provider_locked"),
];
