import { BROKEN } from "@/app/broken-words";
import { rootElement } from "@/app/root";

/** The error page for when React itself may be missing: under the shell's wordmark, where the app would be. */
export function showStartFailure(): void {
  document.title = `${BROKEN.title} - Easel`;
  const button = element(
    "button",
    "h-11 rounded-md border border-rule px-3.5 font-medium desk:h-9",
    BROKEN.action,
  );
  button.addEventListener("click", () => window.location.reload());
  const words = element("div", "flex max-w-140 flex-col items-start gap-5 desk:col-start-2");
  words.append(
    element("h1", "text-24 desk:text-28", BROKEN.title),
    element("p", "text-ink-2", BROKEN.explanation),
    button,
  );
  const main = element("main", "axis edge pt-7 desk:pt-16");
  main.append(words);
  rootElement().append(main);
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
