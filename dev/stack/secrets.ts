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
  /** Of the edge functions. */
  webhookSecret: string;
  reapSecret: string;
}

/** Reads the folder's secrets, or makes them on the first start. */
export function loadSecrets(file: string): StackSecrets {
  // A folder of an earlier version lacks those that came later.
  const secrets = { ...makeSecrets(), ...readSecrets(file) };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function readSecrets(file: string): Partial<StackSecrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<StackSecrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
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
    webhookSecret: random(24),
    reapSecret: random(24),
  };
}

function random(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
