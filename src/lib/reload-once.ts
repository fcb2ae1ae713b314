const RELOADED_AT_KEY = "easel.reloaded";
const ONCE_WITHIN_MS = 60_000;

let underWay = false;

/** Whether the page is about to be loaded anew: what fails until then is not worth telling. */
export function isReloading(): boolean {
  return underWay;
}

/** Loads the page again, unless that was just done and did not help, or cannot help. */
export function reloadOnce(): void {
  if (!navigator.onLine || !remember()) return;
  underWay = true;
  window.location.reload();
}

/** Notes the time of a reload, or refuses it: also where nothing can be noted, or it might go on forever. */
function remember(): boolean {
  try {
    const before = sessionStorage.getItem(RELOADED_AT_KEY);
    if (before !== null && !(Date.now() - Number(before) > ONCE_WITHIN_MS)) return false;
    sessionStorage.setItem(RELOADED_AT_KEY, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
