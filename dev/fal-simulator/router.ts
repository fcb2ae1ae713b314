import { cancel } from "./calls/cancel.ts";
import { image } from "./calls/image.ts";
import { control, home, stats, webhookKeys, webhooks } from "./calls/operate.ts";
import { result } from "./calls/result.ts";
import { answerStatus, answerStatusStream } from "./calls/status.ts";
import { run, submit } from "./calls/submit.ts";
import { json, type Answer } from "./http/answer.ts";
import { refusal } from "./http/fal-errors.ts";
import { headerOf, type Call, type Simulator } from "./simulator.ts";
import type { CountedCall } from "./stats.ts";

interface Route {
  methods: string[];
  /** The real host is the first segment of the path. */
  path: RegExp;
  answer: (simulator: Simulator, call: Call) => Answer | Promise<Answer>;
  counter?: CountedCall;
  needsKey?: boolean;
}

const REQUEST = String.raw`^/queue\.fal\.run/fal-ai/flux/requests/([\w-]+)`;

const ROUTES: Route[] = [
  {
    methods: ["POST"],
    path: /^\/queue\.fal\.run\/fal-ai\/flux\/schnell$/,
    answer: submit,
    counter: "submits",
    needsKey: true,
  },
  {
    methods: ["POST"],
    path: /^\/fal\.run\/fal-ai\/flux\/schnell$/,
    answer: run,
    counter: "runs",
    needsKey: true,
  },
  {
    methods: ["GET"],
    path: new RegExp(`${REQUEST}/status$`),
    answer: answerStatus,
    counter: "statuses",
    needsKey: true,
  },
  {
    methods: ["GET"],
    path: new RegExp(`${REQUEST}/status/stream$`),
    answer: answerStatusStream,
    counter: "streams",
    needsKey: true,
  },
  { methods: ["GET"], path: new RegExp(`${REQUEST}$`), answer: result, counter: "results", needsKey: true },
  {
    methods: ["PUT"],
    path: new RegExp(`${REQUEST}/cancel$`),
    answer: cancel,
    counter: "cancels",
    needsKey: true,
  },
  { methods: ["GET", "HEAD"], path: /^\/v3\.fal\.media\/files\//, answer: image, counter: "images" },
  { methods: ["GET"], path: /^\/rest(\.alpha)?\.fal\.ai\/\.well-known\/jwks\.json$/, answer: webhookKeys },
  { methods: ["GET"], path: /^\/_stats$/, answer: stats },
  { methods: ["POST"], path: /^\/_control$/, answer: control },
  { methods: ["POST"], path: /^\/_webhooks$/, answer: webhooks },
  { methods: ["GET"], path: /^\/$/, answer: home },
];

function falHeaders(call: Call): Record<string, string> {
  return Object.fromEntries(
    Object.keys(call.headers)
      .filter((name) => name.startsWith("x-fal-"))
      .map((name) => [name, headerOf(call, name) ?? ""]),
  );
}

function parsedInput(call: Call): unknown {
  if (call.body === "") return null;
  try {
    return JSON.parse(call.body) as unknown;
  } catch {
    return null;
  }
}

function refuseKey(simulator: Simulator, call: Call): Answer | null {
  const header = headerOf(call, "authorization") ?? "";
  if (header === "") return refusal(401, "Authentication is required to access this application");
  const [, key = ""] = /^key (\S+)$/i.exec(header) ?? [];
  const { key: expected } = simulator.options;
  const isAccepted = expected === null ? /^[^:]+:.+$/.test(key) : key === expected;
  return isAccepted ? null : refusal(401, "Invalid authentication credentials");
}

async function answerCounted(simulator: Simulator, call: Call, route: Route): Promise<Answer> {
  const record = route.counter && {
    at: Date.now(),
    call: route.counter,
    method: call.method,
    path: call.url.pathname,
    status: null as number | null,
    request_id: call.parameters[0] ?? null,
    headers: falHeaders(call),
    input: parsedInput(call),
    webhook: call.url.searchParams.get("fal_webhook"),
  };
  if (record) simulator.stats.arrived(record);
  const answer =
    (route.needsKey ? refuseKey(simulator, call) : null) ?? (await route.answer(simulator, call));
  if (record) {
    record.status = answer.kind === "dropped" ? 0 : answer.status;
    if (answer.kind !== "dropped") record.request_id ??= answer.headers["x-fal-request-id"] ?? null;
  }
  return answer;
}

/** Finds the route of a call and answers it. */
export async function answerCall(simulator: Simulator, incoming: Omit<Call, "parameters">): Promise<Answer> {
  const path = incoming.url.pathname;
  const matching = ROUTES.filter((route) => route.path.test(path));
  const route = matching.find(({ methods }) => methods.includes(incoming.method));
  if (!route) {
    const isOurs = path === "/" || path.startsWith("/_");
    const [status, detail] =
      matching.length > 0 ? ([405, "Method Not Allowed"] as const) : ([404, "Not Found"] as const);
    return isOurs ? json(status, { code: "invalid_request", message: detail }) : refusal(status, detail);
  }
  const parameters = route.path.exec(path)?.slice(1) ?? [];
  return answerCounted(simulator, { ...incoming, parameters }, route);
}
