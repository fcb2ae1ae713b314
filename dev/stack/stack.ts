import type postgres from "postgres";
import { refuseChangedMigrations, rememberMigrations } from "./applied-migrations.ts";
import { settledWithin } from "./child-exit.ts";
import { startDatabase, type Database } from "./database-server.ts";
import { functionNames } from "./functions.ts";
import type { Gateway } from "./gateway.ts";
import type { ManagedProcess } from "./managed-process.ts";
import { stackPaths, type StackPaths } from "./paths.ts";
import { assertPortsFree } from "./ports.ts";
import { ProcessSet } from "./process-set.ts";
import { Progress } from "./progress.ts";
import { redactorOf } from "./redact.ts";
import { loadSecrets } from "./secrets.ts";
import { seed, seedAccounts } from "./seed.ts";
import { apiUrlOf, appOrigins, startApp, startServices } from "./services.ts";
import { StackError } from "./stack-error.ts";
import { writeStackFile, type StackInfo } from "./stack-file.ts";
import { startReaperTimer } from "./reaper-timer.ts";
import { releaseLock, takeLock } from "./stack-lock.ts";
import { resolveOptions, type ResolvedStackOptions, type StackOptions } from "./stack-options.ts";
import { startWatchdog } from "./start-watchdog.ts";
import { watchFunctions } from "./watch-functions.ts";

const TIDY_MS = 2_000;

/** The whole product on this machine, of which nothing is simulated but Fal. */
export class Stack {
  readonly options: ResolvedStackOptions;
  readonly paths: StackPaths;
  readonly #progress: Progress;
  /** What to undo at the end, last first. */
  readonly #undo: (() => Promise<void> | void)[] = [];
  #processes: ProcessSet | undefined;
  #database: Database | undefined;
  #gateway: Gateway | undefined;
  #info: StackInfo | undefined;
  #starting: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | undefined;

  constructor(options: ResolvedStackOptions) {
    this.options = options;
    this.paths = stackPaths(options.dir);
    this.#progress = new Progress(options.log);
  }

  /** The contents of stack.json. */
  get info(): StackInfo {
    return ready(this.#info);
  }

  /** A client of the database as its superuser. */
  get sql(): postgres.Sql {
    return ready(this.#database).sql;
  }

  /** What stands before everything that the stack serves. */
  get gateway(): Gateway {
    return ready(this.#gateway);
  }

  /** How long the start took, in words. */
  get startTime(): string {
    return this.#progress.total();
  }

  /**
   * A child by its name: "Postgres", "Auth, REST and Storage", "Fal simulator", "App", "Function <name>".
   * After `kill()` it is started again by itself; `whenReady()` waits for that.
   */
  process(name: string): ManagedProcess {
    return ready(this.#processes).get(name);
  }

  /** Brings everything up. When anything fails, all is stopped again and the cause is thrown. */
  async start(): Promise<void> {
    this.#starting = this.#bringUp();
    try {
      await this.#starting;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends everything and removes stack.json. May be called at any time and more than once. */
  stop(): Promise<void> {
    this.#stopping ??= this.#tearDown();
    return this.#stopping;
  }

  async #bringUp(): Promise<void> {
    const { options, paths } = this;
    await takeLock(paths);
    this.#undo.push(() => releaseLock(paths));
    const { fal, ...ports } = options.ports;
    await assertPortsFree(options.realFalKey ? ports : { ...ports, fal });
    this.#undo.push(startWatchdog(paths.dir));

    const secrets = loadSecrets(paths.secrets);
    const redact = redactorOf({ ...secrets, realFalKey: options.realFalKey });
    const processes = new ProcessSet(paths, options.log, redact);
    this.#processes = processes;
    this.#undo.push(() => processes.stop());

    refuseChangedMigrations(paths.migrations, options.projectDir);
    const database = await startDatabase(
      { ...options, dataDir: paths.database, port: options.ports.db, secrets },
      processes,
      this.#progress,
    );
    this.#database = database;
    rememberMigrations(paths.migrations, options.projectDir);
    this.#undo.push(() => database.sql.end({ timeout: 1 }));

    const context = { options, paths, secrets, database, processes, progress: this.#progress };
    const { gateway, falUrl } = await startServices(context);
    this.#gateway = gateway;
    this.#undo.push(() => gateway.close());
    const api = {
      url: apiUrlOf(options),
      publishableKey: secrets.publishableKey,
      databaseUrl: database.ownerUrl,
    };
    await Promise.all([startApp(context), this.#progress.step("Accounts", () => seed(database.sql, api))]);
    if (options.reapEveryMs > 0) {
      this.#undo.push(
        startReaperTimer(`${api.url}/functions/v1/reap`, secrets.reapSecret, options.reapEveryMs),
      );
    }
    if (options.watchFunctions) {
      const functions = functionNames().map((name) => processes.get(`Function ${name}`));
      this.#undo.push(watchFunctions(functions, options.log));
    }
    this.#publish({ ...api, secretKey: secrets.secretKey, falUrl });
  }

  #publish(api: {
    url: string;
    publishableKey: string;
    secretKey: string;
    databaseUrl: string;
    falUrl: string;
  }): void {
    if (this.#stopping) throw new StackError("The stack was stopped while it started.");
    this.#info = {
      app_url: appOrigins(this.options)[0],
      api_url: api.url,
      publishable_key: api.publishableKey,
      secret_key: api.secretKey,
      database_url: api.databaseUrl,
      fal_url: api.falUrl,
      accounts: seedAccounts,
    };
    writeStackFile(this.paths.stackFile, this.#info);
  }

  async #tearDown(): Promise<void> {
    if (!this.#info) {
      // A start that is cut short fails once its children are gone, and tidies up after itself.
      await this.#processes?.stop();
      await settledWithin(
        this.#starting.catch(() => undefined),
        TIDY_MS,
      );
    }
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) await this.#attempt(undo);
  }

  /** One step that fails must not keep the others from being undone. */
  async #attempt(undo: () => Promise<void> | void): Promise<void> {
    try {
      await undo();
    } catch (error) {
      this.options.log(String(error));
    }
  }
}

/** Starts a stack and resolves when it can be used. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const stack = new Stack(await resolveOptions(options));
  await stack.start();
  return stack;
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The stack is not ready.");
  return value;
}
