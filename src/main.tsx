import { showStartFailure } from "@/app/start-failure";
import { buildEnv } from "@/lib/env";
import { isReloading, reloadOnce } from "@/lib/reload-once";

function load(): void {
  const start = buildEnv().problems ? import("@/app/start-unconfigured") : import("@/app/start");
  start.catch(() => {
    if (!isReloading()) showStartFailure();
  });
}

// After a deployment the files that an open page still asks for are gone: one reload brings the new
// ones. If it does not, that is another fault, which is told where the screen would have been.
window.addEventListener("vite:preloadError", reloadOnce);

// The shell in index.html is painted first; frames do not come while the page is in the background.
if (document.visibilityState === "hidden") load();
else requestAnimationFrame(() => setTimeout(load));
