import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { StackError } from "./stack-error.ts";

interface User {
  uid: number;
  gid: number;
}

/** How to start one of Postgres's programs for a data directory. */
export interface PostgresLauncher {
  command: string;
  /** Arguments that come before the program's own. */
  args: string[];
  user?: User;
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
  const asUser = (command: string): PostgresLauncher => ({ command, args: [], user });
  const launchers = [asUser, (command: string) => throughClosedFolders(command, user)];
  const launcher = launchers.find((each) => canReach(each("/bin/sh"), program, dataDir));
  if (launcher) return launcher(program);
  throw new StackError(
    "Postgres cannot run as root, and no other user may enter this folder. " +
      "Move the clone below a folder that everybody may enter (chmod o+x), or run as another user.",
  );
}

function ownerOf(dataDir: string): User {
  const owner = statSync(dataDir);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StackError("Postgres cannot run as root, and there is no user postgres or nobody to run it as.");
}

function canReach(shell: PostgresLauncher, program: string, dataDir: string): boolean {
  const question = 'test -x "$1" && test -w "$2"';
  try {
    execFileSync(shell.command, [...shell.args, "-c", question, "sh", program, dataDir], {
      ...shell.user,
      cwd: "/",
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Below a folder such as /root (mode 0700) the other user reaches neither the program nor the data. With one
 * capability it does, without a change to the mode of any folder: it may pass where root passes.
 */
function throughClosedFolders(program: string, { uid, gid }: User): PostgresLauncher {
  return {
    command: "/usr/bin/setpriv",
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      "--clear-groups",
      "--inh-caps=+dac_override",
      "--ambient-caps=+dac_override",
      "--securebits=+no_setuid_fixup",
      "--",
      program,
    ],
  };
}
