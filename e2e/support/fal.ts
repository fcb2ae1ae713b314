import { stackInfo } from "./stack.ts";

/** What the simulator's `POST /_control` takes. */
export interface Fault {
  fault: string;
  at?: "submit" | "status" | "result" | "image";
  times?: number;
  count?: number;
  ms?: number;
}

export async function setFault(fault: Fault): Promise<void> {
  const response = await fetch(`${stackInfo().fal_url}/_control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`The simulator refused ${fault.fault}: ${await response.text()}`);
}

export const clearFaults = (): Promise<void> => setFault({ fault: "none" });
