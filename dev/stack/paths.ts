import path from "node:path";

/** Where a stack keeps everything it owns. Removing the folder removes the stack's whole past. */
export interface StackPaths {
  dir: string;
  /** Postgres's own data directory. */
  database: string;
  /** Working directory of Supabase Lite, below which it stores the objects of buckets. */
  lite: string;
  /** The production build, when the stack serves one. */
  build: string;
  /** Which migrations made the database, by their digests. */
  migrations: string;
  logs: string;
  secrets: string;
  mail: string;
  lock: string;
  stackFile: string;
}

export function stackPaths(dir: string): StackPaths {
  const root = path.resolve(dir);
  return {
    dir: root,
    database: path.join(root, "database"),
    lite: path.join(root, "lite"),
    build: path.join(root, "build"),
    migrations: path.join(root, "migrations.json"),
    logs: path.join(root, "logs"),
    secrets: path.join(root, "secrets.json"),
    mail: path.join(root, "mail.jsonl"),
    lock: path.join(root, "stack.lock"),
    stackFile: path.join(root, "stack.json"),
  };
}
