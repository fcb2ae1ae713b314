import type { GatewayCall, Mishap } from "../../stack/valve.ts";
import type { FaultWorld } from "../world.ts";

/** A place in the life of a generation at which its process is stalled, to be killed there. */
export interface KillStep {
  name: string;
  /** Where the process hangs: in a call to Fal ... */
  fal?: { order: Record<string, unknown>; counter: "submits" | "streams" | "results" | "images" };
  /** ... or in a call to Supabase. */
  gateway?: (call: GatewayCall, world: FaultWorld) => Mishap | Promise<Mishap>;
  /** Whether one call is about all generations together. */
  isOneCall?: boolean;
}

/** Longer than any stall is needed; the faults are cleared after the kill. */
const STALL_MS = 90_000;

function atFal(
  name: string,
  fault: string,
  at: string,
  counter: "submits" | "streams" | "results" | "images",
): KillStep {
  return { name, fal: { order: { fault, at, ms: STALL_MS }, counter } };
}

/** Before an event reaches the state machine, or between its commit and the acknowledgement. */
export function atEvent(event: string): KillStep[] {
  const matches = ({ url, body }: GatewayCall): boolean =>
    url.startsWith("/rest/v1/rpc/advance_generation") && body.includes(`"p_event":"${event}"`);
  return [
    { name: `${event}, not sent`, gateway: (call) => (matches(call) ? "hold-before" : undefined) },
    { name: `${event}, committed`, gateway: (call) => (matches(call) ? "hold-after" : undefined) },
  ];
}

/** Before the object of the n-th picture is stored, or before that is acknowledged. */
export function atUpload(position: number): KillStep[] {
  const isIt = async ({ method, url }: GatewayCall, { sql }: FaultWorld): Promise<boolean> => {
    const [, key] = /^\/storage\/v1\/object\/generated-images\/([0-9a-f]{32})\.jpg$/.exec(url) ?? [];
    if (method !== "POST" || !key) return false;
    const rows = await sql`select from generations where image_keys[${position}] = ${key}`;
    return rows.length === 1;
  };
  return [
    {
      name: `upload ${position}, not sent`,
      gateway: async (call, world) => ((await isIt(call, world)) ? "hold-before" : undefined),
    },
    {
      name: `upload ${position}, stored`,
      gateway: async (call, world) => ((await isIt(call, world)) ? "hold-after" : undefined),
    },
  ];
}

function atCall(name: string, pattern: RegExp): KillStep[] {
  const matches = ({ method, url }: GatewayCall): boolean => pattern.test(`${method} ${url}`);
  return [
    {
      name: `${name}, not sent`,
      isOneCall: true,
      gateway: (call) => (matches(call) ? "hold-before" : undefined),
    },
    { name: `${name}, done`, isOneCall: true, gateway: (call) => (matches(call) ? "hold-after" : undefined) },
  ];
}

const AT_FAL: KillStep[] = [
  atFal("status", "latency", "status", "streams"),
  atFal("result", "latency", "result", "results"),
  atFal("download", "latency", "image", "images"),
];
const UPLOADS: KillStep[] = [1, 2, 3, 4].flatMap(atUpload);

/** The life of a generation in the process of its own request. */
export const GENERATE_STEPS: KillStep[] = [
  ...atEvent("reserve"),
  atFal("submit, not arrived", "latency", "submit", "submits"),
  atFal("submit, accepted", "slow_answer", "submit", "submits"),
  ...atEvent("submitted"),
  ...AT_FAL,
  ...UPLOADS,
  ...atEvent("succeeded"),
  {
    name: "before the answer",
    gateway: ({ url }) => (url.startsWith("/functions/v1/generate") ? "hold-after" : undefined),
  },
];

/** The same life in the reaper's hands. */
export const REAP_STEPS: KillStep[] = [
  ...atCall("look for due ones", /^POST \/rest\/v1\/rpc\/due_generations/),
  ...AT_FAL,
  ...UPLOADS,
  ...atEvent("succeeded"),
];

/** And in those of Fal's webhook, which brings the request id. */
export const WEBHOOK_STEPS: KillStep[] = [
  ...atEvent("submitted"),
  ...atEvent("claim"),
  ...AT_FAL,
  ...atEvent("succeeded"),
];

/** What Fal refused. */
export const FAILING_STEPS: KillStep[] = atEvent("failed");

/** What nobody knows anything about at its deadline. */
export const RELEASE_STEPS: KillStep[] = atCall("expiry", /^POST \/rest\/v1\/rpc\/expire_generations/);

/** Objects that are nobody's. */
export const SWEEP_STEPS: KillStep[] = [
  ...atCall("look for orphans", /^POST \/rest\/v1\/rpc\/next_orphans/),
  ...atCall("removal of orphans", /^DELETE \/storage\/v1\/object\/generated-images/),
];

/** The end of a picture's life in the trash. */
export const PURGE_STEPS: KillStep[] = [
  ...atCall("claim of the trash", /^POST \/rest\/v1\/rpc\/claim_trash/),
  ...atCall("removal of the objects", /^DELETE \/storage\/v1\/object\/generated-images/),
  ...atCall("deletion of the rows", /^POST \/rest\/v1\/rpc\/delete_trash/),
];
