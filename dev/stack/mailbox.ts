import { appendFileSync, readFileSync } from "node:fs";

/** One message that Auth would have sent. */
export interface CapturedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** ISO 8601. */
  received_at: string;
}

/** The messages that were captured in a data folder, across restarts. */
export class Mailbox {
  readonly #file: string;
  readonly #mails: CapturedMail[];

  constructor(file: string) {
    this.#file = file;
    this.#mails = readMails(file);
  }

  add(mail: CapturedMail): void {
    this.#mails.push(mail);
    appendFileSync(this.#file, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
  }

  newestFirst(): CapturedMail[] {
    return this.#mails.toReversed();
  }
}

function readMails(file: string): CapturedMail[] {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as CapturedMail);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** The message as it is shown in a terminal. */
export function mailAsText(mail: CapturedMail): string {
  return [`E-mail to ${mail.to}: ${mail.subject}`, ...mail.text.trim().split("\n")].join("\n  | ");
}
