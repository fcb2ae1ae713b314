/** What is said when the page cannot go on, by the error boundary or by what there is before it. */
export const BROKEN = {
  title: "This page broke",
  explanation:
    "Your prompt, your pictures and your credits are safe: what is being drawn goes on being drawn. Load the page again to go on.",
  action: "Load again",
} as const;
