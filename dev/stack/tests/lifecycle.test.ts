import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { portsFromEnv } from "../ports.ts";
import { stackPaths } from "../paths.ts";
import { readStackFile } from "../stack-file.ts";
import {
  freePlacePorts,
  pidOf,
  processesIn,
  runningOf,
  runScript,
  startReady,
  until,
  watchdogOf,
  type Command,
  type Place,
} from "./support/command.ts";
import { creditsOf, newPerson, samePerson, type Person } from "./support/people.ts";

const shared = inject("stack");

// One story: each test goes on where the one before it ended.
describe("npm start, from the first time to the last", () => {
  let place: Place;
  let command: Command | undefined;
  let person: Person;
  const stackFile = (): string => stackPaths(place.dir).stackFile;

  beforeAll(async () => {
    const dir = mkdtempSync(path.join(tmpdir(), "easel-lifecycle-"));
    chmodSync(dir, 0o711);
    place = { dir, ports: await freePlacePorts() };
  });

  afterAll(async () => {
    command?.child.kill("SIGINT");
    await command?.exited;
    rmSync(place.dir, { recursive: true, force: true });
  });

  test("a first start tells what it does and where everything is, beside another stack", async () => {
    command = await startReady(place);
    const info = readStackFile(stackFile());
    expect(statSync(stackFile()).mode & 0o777).toBe(0o600);
    expect(Object.keys(info)).toEqual([
      "app_url",
      "api_url",
      "publishable_key",
      "secret_key",
      "database_url",
      "fal_url",
      "accounts",
    ]);
    for (const told of [info.app_url, info.api_url, `${info.api_url}/_mail`, info.database_url]) {
      expect(command.output()).toContain(told);
    }
    for (const { email, password } of info.accounts)
      expect(command.output()).toContain(`${email}  ${password}`);
    expect((await fetch(info.app_url)).status).toBe(200);
    const { fal } = portsFromEnv({ EASEL_API_PORT: String(place.ports.api) });
    expect(info.fal_url).toBe(`http://127.0.0.1:${fal}`);
    expect(command.output()).toContain(info.fal_url);

    person = await newPerson(info);
    expect(await creditsOf(person)).toBe(10);
    expect(await creditsOf(await newPerson(shared))).toBe(10);
  });

  test("a second start in the same folder says that one is running", async () => {
    const second = runScript("start", place);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain("already running");
  });

  test("a taken port is told with the variable to set", async () => {
    const elsewhere = { ...place, dir: path.join(place.dir, "other") };
    const other = runScript("start", elsewhere);
    expect(await other.exited).toBe(1);
    expect(other.output()).toContain(`Port ${place.ports.app} is already taken`);
    expect(other.output()).toContain("EASEL_APP_PORT");
    expect(existsSync(stackPaths(elsewhere.dir).lock)).toBe(false);
  });

  test("one port for two is told, not waited for", async () => {
    const { api, db } = await freePlacePorts();
    const elsewhere = { dir: path.join(place.dir, "other"), ports: { app: api, api, db } };
    const other = runScript("start", elsewhere);
    expect(await other.exited).toBe(1);
    expect(other.output()).toContain(`EASEL_APP_PORT and EASEL_API_PORT are both ${api}`);
  });

  test("credits are granted by hand, and taken back", async () => {
    const grant = runScript("grant", place, [person.email, "5", "for", "a", "test"]);
    expect(await grant.exited).toBe(0);
    expect(grant.output()).toContain("15 credits");
    const { data } = await person.client
      .from("credit_ledger")
      .select("delta, kind, note")
      .order("id")
      .throwOnError();
    expect(data).toEqual([
      { delta: 10, kind: "grant", note: "Welcome" },
      { delta: 5, kind: "grant", note: "for a test" },
    ]);

    const take = runScript("grant", place, [person.email, "-100", "too much"]);
    expect(await take.exited).toBe(1);
    expect(take.output()).toContain("has fewer than 100 credits");
    expect(await creditsOf(person)).toBe(15);
  });

  test("reset refuses while the stack runs", async () => {
    const reset = runScript("reset", place);
    expect(await reset.exited).toBe(1);
    expect(reset.output()).toContain("already running");
    expect(await creditsOf(person)).toBe(15);
  });

  test("a killed npm leaves nothing behind", async () => {
    const processes = processesIn(place.dir);
    expect(runningOf(processes).length).toBe(processes.length);
    command?.child.kill("SIGKILL");
    await until(() => runningOf(processes).length === 0, 5_000);
    await until(() => !existsSync(stackFile()), 2_000);
  });

  test("data survive, and so do privileges", async () => {
    command = await startReady(place);
    person = await samePerson(readStackFile(stackFile()), person);
    const { status } = await person.client.from("profiles").update({ credits: 9999 }).eq("id", person.id);
    expect(status).toBe(403);
    expect(await creditsOf(person)).toBe(15);
  });

  test("a killed stack leaves nothing behind, and starts again", async () => {
    const processes = processesIn(place.dir);
    process.kill(pidOf(place.dir, "owner"), "SIGKILL");
    await until(() => runningOf(processes).length === 0, 5_000);
    command = await startReady(place);
    person = await samePerson(readStackFile(stackFile()), person);
    expect(await creditsOf(person)).toBe(15);
  });

  test("a watchdog that was killed is replaced, and does its work", async () => {
    const processes = processesIn(place.dir);
    const owner = pidOf(place.dir, "owner");
    const first = watchdogOf(owner);
    process.kill(first ?? Number.NaN, "SIGKILL");
    await until(() => ![first, undefined].includes(watchdogOf(owner)), 5_000);
    process.kill(owner, "SIGKILL");
    await until(() => runningOf(processes).length === 0, 5_000);
    command = await startReady(place);
    expect(watchdogOf(pidOf(place.dir, "owner"))).toBeDefined();
  });

  test("a database that was killed with the stack recovers", async () => {
    const processes = processesIn(place.dir);
    process.kill(pidOf(place.dir, "owner"), "SIGSTOP");
    for (const { pid } of processes) process.kill(pid, "SIGKILL");
    await until(() => runningOf(processes).length === 0, 5_000);
    command = await startReady(place);
    person = await samePerson(readStackFile(stackFile()), person);
    expect(await creditsOf(person)).toBe(15);
  });

  test("Ctrl-C ends every process and removes stack.json", async () => {
    const processes = processesIn(place.dir);
    // As a terminal does: the signal goes to npm and to all that it runs in the foreground.
    process.kill(-(command?.child.pid ?? Number.NaN), "SIGINT");
    // npm itself may end at once, and with a code of its own.
    await until(() => runningOf(processes).length === 0, 5_000);
    expect(existsSync(stackFile())).toBe(false);
    expect(existsSync(stackPaths(place.dir).lock)).toBe(false);
    command = undefined;
  });

  test("reset forgets everything, and only what a stack has stored", async () => {
    const reset = runScript("reset", place);
    expect(await reset.exited).toBe(0);
    expect(existsSync(place.dir)).toBe(false);

    const refused = runScript("reset", { ...place, dir: tmpdir() });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain("nothing was removed");
  });
});
