/** Where React takes over from the shell in index.html. */
export function rootElement(): HTMLElement {
  const element = document.getElementById("root");
  if (!element) throw new Error("index.html has no #root.");
  return element;
}
