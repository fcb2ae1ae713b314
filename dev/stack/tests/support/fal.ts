import type { StackInfo } from "../../stack-file.ts";

export async function setFault({ fal_url }: StackInfo, fault: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${fal_url}/_control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`The simulator refused it: ${await response.text()}`);
}

export async function falStats({ fal_url }: StackInfo): Promise<{ submits: number; billed: number }> {
  return (await (await fetch(`${fal_url}/_stats`)).json()) as { submits: number; billed: number };
}
