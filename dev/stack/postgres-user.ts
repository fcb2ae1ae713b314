import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { StackError } from "./stack-error.ts";

/** How to start one of Postgres's programs for a data directory. */
export interface PostgresLauncher {
  command: string;
  /** Arguments that come before the program's own. */
  args: string[];
  user?: { uid: number; gid: number };
}

/**
 * Postgres refuses to run as root, and on a fresh machine people are root. There it runs as the user
 * `postgres`, or `nobody` where there is none; the data directory is made for that user.
 */
export function launcherFor(program: string, dataDir: string): PostgresLauncher {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return { command: program, args: [] };
  const user = ownerOf(dataDir);
  chownSync(dataDir, user.uid, user.gid);
  if (canReach(program, dataDir, user)) return { command: program, args: [], user };
  return throughClosedFolders(program, user);
}

function ownerOf(dataDir: string): { uid: number; gid: number } {
  const owner = statSync(dataDir);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StackError("Postgres cannot run as root, and there is no user postgres or nobody to run it as.");
}

function canReach(program: string, dataDir: string, user: { uid: number; gid: number }): boolean {
  try {
    // The shell's name is absolute and its folder open to all: only the two paths under test can fail.
    execFileSync("/bin/sh", ["-c", 'test -x "$1" && test -w "$2"', "sh", program, dataDir], {
      ...user,
      cwd: "/",
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Below a folder such as /root (mode 0700) the other user reaches neither the program nor the data. One
 * capability lets it pass, without changing the mode of any folder: it reads what root reads, nothing else.
 */
function throughClosedFolders(program: string, user: { uid: number; gid: number }): PostgresLauncher {
  if (!existsSync("/usr/bin/setpriv")) {
    throw new StackError(
      "Postgres cannot run as root, and no other user may enter this folder. " +
        "Move the clone below a folder that everybody may enter (chmod o+x), or run as another user.",
    );
  }
  const capability = "+dac_override";
  return {
    command: "/usr/bin/setpriv",
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      "--clear-groups",
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
      "--",
      program,
    ],
  };
}
