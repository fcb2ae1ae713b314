import { appProcess, buildApp } from "./app.ts";
import type { Database } from "./database-server.ts";
import { falProcess, simulatedFal } from "./fal.ts";
import { functionNames, functionProcess, type FalTarget } from "./functions.ts";
import { Gateway } from "./gateway.ts";
import { liteProcess } from "./lite.ts";
import { mailAsText, Mailbox } from "./mailbox.ts";
import type { StackPaths } from "./paths.ts";
import { freePort, LOOPBACK } from "./ports.ts";
import type { ProcessSet } from "./process-set.ts";
import type { Progress } from "./progress.ts";
import type { StackSecrets } from "./secrets.ts";
import type { ResolvedStackOptions } from "./stack-options.ts";

/** Everything that the services of a stack are made from. */
export interface ServiceContext {
  options: ResolvedStackOptions;
  paths: StackPaths;
  secrets: StackSecrets;
  database: Database;
  processes: ProcessSet;
  progress: Progress;
}

/** Starts Auth, REST and Storage, the edge functions and Fal's simulator, and the gateway in front of them. */
export async function startServices(context: ServiceContext): Promise<{ gateway: Gateway; falUrl: string }> {
  const mailbox = new Mailbox(context.paths.mail);
  const litePort = await freePort();
  const functionPorts = new Map<string, number>();
  for (const name of functionNames()) functionPorts.set(name, await freePort());

  const { ports } = context.options;
  const fal = falTarget(context, ports.fal);
  const gateway = new Gateway({ port: ports.api, litePort, functionPorts, mailbox });
  await gateway.listen();
  try {
    await Promise.all([
      startLite(context, litePort, mailbox),
      startFal(context, ports.fal),
      ...[...functionPorts].map(([name, port]) => startFunction(context, name, port, fal)),
    ]);
  } catch (error) {
    await gateway.close();
    throw error;
  }
  return { gateway, falUrl: fal.baseUrl ?? "https://queue.fal.run" };
}

export async function startApp({
  options,
  paths,
  secrets,
  processes,
  progress,
}: ServiceContext): Promise<void> {
  if (options.vite === false) return;
  const app = {
    mode: options.vite === "preview" ? ("preview" as const) : ("dev" as const),
    port: options.ports.app,
    apiUrl: apiUrlOf(options),
    publishableKey: secrets.publishableKey,
    buildDir: paths.build,
    dataDir: paths.dir,
  };
  if (app.mode === "preview") await progress.step("Production build of the app", () => buildApp(app));
  await progress.step("App", async () => void (await processes.start(appProcess(app))));
}

export function apiUrlOf(options: ResolvedStackOptions): string {
  return `http://${LOOPBACK}:${options.ports.api}`;
}

/** The app's address comes first; a browser may know the same page by the other name. */
export function appOrigins(options: ResolvedStackOptions): [string, string] {
  return [`http://${LOOPBACK}:${options.ports.app}`, `http://localhost:${options.ports.app}`];
}

function falTarget({ options, secrets }: ServiceContext, port: number): FalTarget {
  return options.realFalKey ? { key: options.realFalKey } : simulatedFal({ port, key: secrets.falKey });
}

async function startFal(
  { options, secrets, processes, progress }: ServiceContext,
  port: number,
): Promise<void> {
  if (options.realFalKey) return;
  const { latencyMs } = options;
  const spec = falProcess({ port, key: secrets.falKey, ...(latencyMs === undefined ? {} : { latencyMs }) });
  await progress.step(spec.name, async () => void (await processes.start(spec)));
}

async function startLite(context: ServiceContext, port: number, mailbox: Mailbox): Promise<void> {
  const { options, paths, secrets, database, processes, progress } = context;
  const spec = liteProcess({
    port,
    dir: paths.lite,
    databaseUrl: database.apiUrl,
    apiUrl: apiUrlOf(options),
    appOrigins: appOrigins(options),
    secrets,
    mailConfirmations: options.mailConfirmations,
    onMail: (mail) => {
      mailbox.add(mail);
      options.log(mailAsText(mail));
    },
  });
  await progress.step(spec.name, async () => void (await processes.start(spec)));
}

async function startFunction(
  context: ServiceContext,
  name: string,
  port: number,
  fal: FalTarget,
): Promise<void> {
  const { options, secrets, processes, progress } = context;
  const spec = functionProcess({
    name,
    port,
    apiUrl: apiUrlOf(options),
    appOrigins: appOrigins(options),
    secrets,
    fal,
  });
  // The reaper is called every few seconds: its lines are for its log alone.
  const echo = name === "reap" ? undefined : (line: string): void => options.log(`[${name}] ${line}`);
  await progress.step(spec.name, async () => void (await processes.start(spec, echo)));
}
