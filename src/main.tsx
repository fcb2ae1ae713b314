import { buildEnv } from "@/lib/env";

const RELOADED_KEY = "easel.reloaded";

function load(): void {
  if (buildEnv().problems) void import("@/app/start-unconfigured");
  else void import("@/app/start");
}

// After a deployment the files that an open page still asks for are gone: one reload brings the new
// ones. A second failure in a row is another fault, which the error boundary tells.
window.addEventListener("vite:preloadError", (event) => {
  if (sessionStorage.getItem(RELOADED_KEY) !== null) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED_KEY, "yes");
  window.location.reload();
});
window.addEventListener("load", () => sessionStorage.removeItem(RELOADED_KEY));

// The shell in index.html is painted first; frames do not come while the page is in the background.
if (document.visibilityState === "hidden") load();
else requestAnimationFrame(() => setTimeout(load));
