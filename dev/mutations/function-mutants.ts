import type { Mutant } from "./mutant.ts";

const removed = (name: string, file: string, find: string, replace: string): Mutant => ({
  name,
  file: `functions/${file}`,
  find,
  replace,
});

/** Safeguards in the edge functions: caught by `deno test`. */
export const FUNCTION_MUTANTS: Mutant[] = [
  removed(
    "webhook: the token in the address",
    "fal-webhook/handler.ts",
    "!address.success || !(await webhooks.isOurs(address.data.g, address.data.t))",
    "!address.success",
  ),
  removed(
    "webhook: the signature",
    "_shared/webhook-signature.ts",
    "  return answers.includes(true);",
    "  return answers.length > 0;",
  ),
  removed(
    "webhook: the time",
    "_shared/webhook-signature.ts",
    "Math.abs(clock.now() - Number(timestamp) * 1000) > TOLERANCE_MS",
    "false",
  ),
  removed(
    "webhook: whose it is",
    "_shared/webhook-signature.ts",
    "userId !== null && signedFor !== userId",
    "false",
  ),
  removed(
    "webhook: another request's",
    "fal-webhook/handler.ts",
    'known.outcome === "request_conflict"',
    "false",
  ),
  removed("reap: its secret", "reap/handler.ts", "!(await isSameSecret(given, secret))", "false"),
  removed(
    "reap: rows go after their objects",
    "reap/handler.ts",
    "  if (!(await storage.remove(paths))) return 0;\n",
    "  await storage.remove(paths);\n",
  ),
  removed(
    "generate: a signed-in person's token",
    "_shared/auth.ts",
    'role: z.literal("authenticated")',
    "role: z.string()",
  ),
  removed(
    "generate: only with the permit",
    "generate/handler.ts",
    "  if (!reserved.may_submit) {",
    '  if (reserved.generation.status !== "pending") {',
  ),
  removed(
    "generate: an unknown submit is not a failure",
    "_shared/fal-outcomes.ts",
    '  return { kind: "unknown" };\n}\n\nconst resultSchema',
    '  return { kind: "failed", code: "provider_failed" };\n}\n\nconst resultSchema',
  ),
  removed("generate: unknown keys", "_shared/contract/generate.ts", "z.strictObject({", "z.object({"),
  removed(
    "generate: the body's limit",
    "_shared/request-body.ts",
    "    if (size > maxBytes)",
    "    if (false)",
  ),
  removed(
    "download: Fal's own hosts",
    "_shared/picture-url.ts",
    'url.hostname.endsWith(".fal.media")',
    'url.hostname.endsWith("fal.media")',
  ),
  removed("download: no redirect", "_shared/download.ts", 'redirect: "manual"', 'redirect: "follow"'),
  removed(
    "download: the size of the file",
    "_shared/download.ts",
    "    if (size > maxBytes) return null;\n",
    "",
  ),
  removed(
    "download: the end of the file",
    "_shared/download.ts",
    'facts.complete ? { kind: "picture", bytes } : { kind: "truncated" }',
    '{ kind: "picture", bytes }',
  ),
  removed(
    "settle: all pictures or none yet",
    "_shared/pictures.ts",
    '  if (kept.some(({ kind }) => kind === "unavailable")) return null;\n',
    "",
  ),
  removed(
    "settle: flagged pictures are not kept",
    "_shared/pictures.ts",
    '  if (made.flagged) return { kind: "filtered" };\n',
    "",
  ),
  removed(
    "settle: Fal is believed once more",
    "_shared/settle.ts",
    '  const mayRead = progress === "completed" || (isOver && progress === "unknown_request");',
    '  const mayRead = progress === "completed";',
  ),
  removed(
    "storage: bytes that differ are overwritten",
    "_shared/storage.ts",
    "return isEqual(existing, bytes) ||",
    "return existing !== null ||",
  ),
  removed(
    "the simulator is on this machine",
    "_shared/env.ts",
    "  if (!isLoopback(url)) throw",
    '  if (url === "") throw',
  ),
];
