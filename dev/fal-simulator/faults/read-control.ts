import { FAULT_POINTS, type FaultPoint } from "./fault.ts";
import { FAULT_MENU } from "./fault-menu.ts";
import type { FaultOrder } from "./fault-queue.ts";

export type ControlCommand =
  | { kind: "reset" }
  | { kind: "clear" }
  | { kind: "order"; order: FaultOrder }
  | { kind: "invalid"; message: string };

const DAY_MS = 24 * 60 * 60 * 1000;

const KEYS = new Set(["fault", "at", "times", "count", "ms"]);

function invalid(message: string): ControlCommand {
  return { kind: "invalid", message };
}

function isCount(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Reads the body of `POST /_control`; nothing is done with a body that is not wholly understood. */
export function readControl(text: string): ControlCommand {
  const body = parse(text);
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
  const { at = "submit", times = 1, count, ms } = body;
  if (!FAULT_POINTS.includes(at as FaultPoint)) {
    return invalid(`"at" is one of ${FAULT_POINTS.join(", ")}.`);
  }
  if (!fault?.at.includes(at as FaultPoint)) return invalid(`"${name}" does not happen at "${String(at)}".`);
  if (!isCount(times, 1)) return invalid('"times" is a whole number from 1.');
  if (count !== undefined && !isCount(count, 1)) return invalid('"count" is a whole number from 1.');
  if (ms !== undefined && !isCount(ms, 0, DAY_MS)) {
    return invalid('"ms" is a whole number of milliseconds, at most a day.');
  }
  const missing = fault.requires?.find((key) => body[key] === undefined);
  if (missing) return invalid(`"${name}" needs "${missing}".`);
  return { kind: "order", order: { fault: name, at: at as FaultPoint, times, count, ms } };
}
