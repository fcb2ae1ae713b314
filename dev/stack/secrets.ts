import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Made once for a data folder and kept with the data they protect. None of them is good for anything else. */
export interface StackSecrets {
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  /** Passwords of the database's roles. */
  databaseAdmin: string;
  databaseOwner: string;
  databaseApi: string;
  /** The Fal simulator's key, in the form of a real one. */
  falKey: string;
}

/** Reads the folder's secrets, or makes them on the first start. */
export function loadSecrets(file: string): StackSecrets {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StackSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets = makeSecrets();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function makeSecrets(): StackSecrets {
  return {
    publishableKey: `sb_publishable_${random(16)}`,
    secretKey: `sb_secret_${random(24)}`,
    jwtSecret: random(48),
    databaseAdmin: random(18),
    databaseOwner: random(18),
    databaseApi: random(18),
    falKey: `${random(9)}:${random(18)}`,
  };
}

function random(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
