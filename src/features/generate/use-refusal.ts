import { useState } from "react";
import { useJobs } from "@/features/generate/use-jobs";

/** The words of the latest press when it was refused, until they are dismissed or another press follows. */
export function useRefusal(userId: string): [string, () => void] {
  const latest = useJobs(userId).at(-1);
  const [dismissedId, setDismissedId] = useState("");
  const id = latest?.job.request.id ?? "";
  const shown = latest?.phase === "refused" && id !== dismissedId;
  return [shown ? latest.reason : "", () => setDismissedId(id)];
}
