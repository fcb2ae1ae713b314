import { pipeline, Readable } from "node:stream";
import type { Answer, Reply, StreamedAnswer } from "../http/answer.ts";

const HUGE_BYTES = 50 * 1024 * 1024;

const FILLER = Buffer.alloc(64 * 1024);

const DROP_BYTES = 8;

function half(file: Buffer): Buffer {
  return file.subarray(0, Math.floor(file.byteLength / 2));
}

function streamed({ status, headers }: Reply, write: StreamedAnswer["write"], length?: number): Answer {
  const told = length === undefined ? headers : { ...headers, "content-length": String(length) };
  return { kind: "stream", status, headers: told, write };
}

export function emptied(answer: Answer): Answer {
  return answer.kind === "reply" ? { ...answer, body: "" } : answer;
}

/** Sends half of the file as if it were all. */
export function firstHalf(answer: Answer): Answer {
  return answer.kind === "reply" ? { ...answer, body: half(Buffer.from(answer.body)) } : answer;
}

/** Tells the length of the file and hangs up after half of it. */
export function cutHalfway(answer: Answer): Answer {
  if (answer.kind !== "reply") return answer;
  const file = Buffer.from(answer.body);
  return streamed(
    answer,
    (response) => response.write(half(file), () => response.destroy()),
    file.byteLength,
  );
}

function* padded(file: Buffer): Generator<Buffer> {
  yield file;
  for (let sent = file.byteLength; sent < HUGE_BYTES; sent += FILLER.byteLength) yield FILLER;
}

/** Sends the file and then zeros, without a word about their number. */
export function swell(answer: Answer): Answer {
  if (answer.kind !== "reply") return answer;
  const file = Buffer.from(answer.body);
  // Whoever has read enough hangs up, which is no error here.
  return streamed(answer, (response) => pipeline(Readable.from(padded(file)), response, () => undefined));
}

/** Sends the whole file, a few bytes every `ms`. */
export function drip(answer: Answer, ms: number): Answer {
  if (answer.kind !== "reply") return answer;
  const file = Buffer.from(answer.body);
  return streamed(
    answer,
    (response) => {
      let sent = 0;
      const drop = () => {
        response.write(file.subarray(sent, sent + DROP_BYTES));
        sent += DROP_BYTES;
        if (sent >= file.byteLength) response.end();
      };
      const timer = setInterval(drop, ms);
      response.on("close", () => clearInterval(timer));
      drop();
    },
    file.byteLength,
  );
}
