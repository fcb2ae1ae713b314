import { isWholeNumber, readJsonObject } from "../http/json-object.ts";
import { FAULT_POINTS, type Fault, type FaultPoint, type FaultSettings } from "./fault.ts";
import { FAULT_MENU } from "./fault-menu.ts";
import type { FaultOrder } from "./fault-queue.ts";

export type ControlCommand =
  | { kind: "reset" }
  | { kind: "clear" }
  | { kind: "order"; order: FaultOrder }
  | { kind: "invalid"; message: string };

const DAY_MS = 24 * 60 * 60 * 1000;

const MAX_COUNT = 1000;

const KEYS = new Set(["fault", "at", "times", "count", "ms"]);

function invalid(message: string): ControlCommand {
  return { kind: "invalid", message };
}

/** The settings that mean something to a fault at its place. */
function settingsOf({ requires = [], takes = [] }: Fault, at: FaultPoint): Set<keyof FaultSettings> {
  return new Set([...requires, ...takes, ...(at === "image" ? (["count"] as const) : [])]);
}

/** Reads the body of `POST /_control`; nothing is done with a body that is not wholly understood. */
export function readControl(text: string): ControlCommand {
  const body = readJsonObject(text);
  if (!body) return invalid("The body is not a JSON object.");
  if ("reset" in body) {
    if (body.reset !== true || Object.keys(body).length > 1) return invalid('A reset is {"reset": true}.');
    return { kind: "reset" };
  }
  const unknown = Object.keys(body).find((key) => !KEYS.has(key));
  if (unknown) return invalid(`"${unknown}" is not a key of a fault.`);
  if (body.fault === "none") return { kind: "clear" };
  const name = typeof body.fault === "string" ? body.fault : "";
  if (!Object.hasOwn(FAULT_MENU, name)) {
    return invalid(`"fault" is one of none, ${Object.keys(FAULT_MENU).join(", ")}.`);
  }
  return readOrder(name, body);
}

function readOrder(name: string, body: Record<string, unknown>): ControlCommand {
  const fault = FAULT_MENU[name];
  const { times = 1, count, ms } = body;
  const at = FAULT_POINTS.find((point) => point === (body.at ?? "submit"));
  if (!at) return invalid(`"at" is one of ${FAULT_POINTS.join(", ")}.`);
  if (!fault?.at.includes(at)) return invalid(`"${name}" does not happen at "${at}".`);
  if (!isWholeNumber(times, 1, Number.MAX_SAFE_INTEGER)) return invalid('"times" is a whole number from 1.');
  if (count !== undefined && !isWholeNumber(count, 1, MAX_COUNT)) {
    return invalid(`"count" is a whole number from 1 to ${MAX_COUNT}.`);
  }
  if (ms !== undefined && !isWholeNumber(ms, 0, DAY_MS)) {
    return invalid('"ms" is a whole number of milliseconds, at most a day.');
  }
  const known = settingsOf(fault, at);
  const idle = (["count", "ms"] as const).find((key) => body[key] !== undefined && !known.has(key));
  if (idle) return invalid(`"${idle}" means nothing to "${name}" at "${at}".`);
  const missing = fault.requires?.find((key) => body[key] === undefined);
  if (missing) return invalid(`"${name}" needs "${missing}".`);
  return { kind: "order", order: { fault: name, at, times, count, ms } };
}
