import type { CapturedMail } from "./mailbox.ts";

/** The page at /_mail: every captured message, newest first, as text with links that work. */
export function mailPage(mails: CapturedMail[]): string {
  const articles = mails.map(article).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Captured e-mails</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid; padding: 1rem 0; }
h2 { font-size: 1.1rem; margin: 0; }
p { margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
</style>
</head>
<body>
<main>
<h1>Captured e-mails</h1>
${articles || "<p>None yet. What Auth would send appears here; load the page again.</p>"}
</main>
</body>
</html>
`;
}

function article(mail: CapturedMail): string {
  return `<article>
<h2>${escape(mail.subject)}</h2>
<p>To ${escape(mail.to)}, <time datetime="${escape(mail.received_at)}">${escape(mail.received_at)}</time></p>
<pre>${linked(mail.text.trim())}</pre>
</article>`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join("");
}

function escape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
