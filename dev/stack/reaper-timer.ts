/**
 * Calls the edge function `reap` again and again, as pg_cron does for a hosted project. A call that fails is made
 * up for by the next; one that still runs is not overtaken.
 *
 * @returns what ends it
 */
export function startReaperTimer(functionUrl: string, secret: string, everyMs: number): () => Promise<void> {
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= reap(functionUrl, secret, stop.signal).finally(() => (running = undefined));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}

async function reap(functionUrl: string, secret: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(functionUrl, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      signal,
    });
    await response.body?.cancel();
  } catch {
    // Its process is starting, or the stack is stopping.
  }
}
