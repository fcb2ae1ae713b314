const RELOADED_AT_KEY = "easel.reloaded";
const ONCE_WITHIN_MS = 60_000;

let underWay = false;

/** Whether the page is about to be loaded anew: what fails until then is not worth telling. */
export function isReloading(): boolean {
  return underWay;
}

/**
 * Loads the page again, unless that was just done and did not help, or cannot help.
 *
 * @returns whether the page is being loaded again
 */
export function reloadOnce(): boolean {
  if (!navigator.onLine || !remember()) return false;
  underWay = true;
  window.location.reload();
  return true;
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
