import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it began, in the words of the system. */
  started: string;
}

/** The running process with this number, or undefined when there is none (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === "linux" ? startedOnLinux(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

/** Number of the parent process, or undefined when the process is gone. */
export function parentOf(pid: number): number | undefined {
  if (process.platform === "linux") {
    const parent = statFields(pid)?.[1];
    return parent === undefined ? undefined : Number(parent);
  }
  const text = ps(pid, "ppid=");
  return text ? Number(text) : undefined;
}

/** Name of the program that a process runs, without its folder. */
export function programOf(pid: number): string {
  return ps(pid, "comm=")?.split("/").at(-1) ?? "";
}

function startedOnLinux(pid: number): string | undefined {
  const fields = statFields(pid);
  return fields && fields[0] !== "Z" ? fields[19] : undefined;
}

function startedByPs(pid: number): string | undefined {
  const text = ps(pid, "stat=,lstart=");
  return text && !text.startsWith("Z") ? text.replace(/^\S+\s+/, "") : undefined;
}

/** The fields of /proc/<pid>/stat from the third (state) on: the name before them may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function ps(pid: number, columns: string): string | undefined {
  if (process.platform === "linux" && columns === "comm=") return commOnLinux(pid);
  try {
    return execFileSync("ps", ["-o", columns, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return undefined;
  }
}

function commOnLinux(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}
