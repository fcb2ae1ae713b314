import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type postgres from "postgres";
import { loadSecrets } from "../stack/secrets.ts";
import { startStack, type Stack } from "../stack/stack.ts";
import { Valve } from "../stack/valve.ts";
import { aRequest, generate, type Answer } from "../stack/tests/support/generate.ts";
import { setFault } from "../stack/tests/support/fal.ts";
import { newPerson, type Person } from "../stack/tests/support/people.ts";

/** What became of a generation, as the database tells it. */
export interface Ending {
  id: string;
  status: "pending" | "succeeded" | "failed";
  error_code: string | null;
  charged_count: number;
  rescued: boolean;
  /** Rows of pictures. */
  pictures: number;
  /** Credits that the generation took from the account. */
  taken: number;
}

/** A whole stack whose network, services and processes can be made to fail. */
export class FaultWorld {
  readonly stack: Stack;
  readonly valve = new Valve();
  readonly #reapSecret: string;

  constructor(stack: Stack) {
    this.stack = stack;
    this.#reapSecret = loadSecrets(stack.paths.secrets).reapSecret;
    stack.gateway.valve = this.valve;
  }

  async end(): Promise<void> {
    await this.stack.stop();
    rmSync(this.stack.paths.dir, { recursive: true, force: true });
  }

  get sql(): postgres.Sql {
    return this.stack.sql;
  }

  /** People with credits enough for everything, and no limits. */
  async people(count: number): Promise<Person[]> {
    await this
      .sql`update app_settings set max_open_generations = 100000, max_generations_per_minute = 100000`;
    const people = await Promise.all(Array.from({ length: count }, () => newPerson(this.stack.info)));
    for (const { id } of people)
      await this.sql`select private.grant_credits(${id}, 100000, 'grant', 'Faults')`;
    return people;
  }

  fault(order: Record<string, unknown>): Promise<void> {
    return setFault(this.stack.info, order);
  }

  /** Posts a generation; undefined when the connection broke before an answer came. */
  async generate(person: Person, body: Record<string, unknown>): Promise<Answer | undefined> {
    return await generate(this.stack.info, person, body).catch(() => undefined);
  }

  /** Calls the edge function `reap` once; undefined when it died over it. */
  async reap(): Promise<Record<string, number> | undefined> {
    try {
      const response = await fetch(`${this.stack.info.api_url}/functions/v1/reap`, {
        method: "POST",
        headers: { authorization: `Bearer ${this.#reapSecret}` },
      });
      return (await response.json()) as Record<string, number>;
    } catch {
      return undefined;
    }
  }

  /** Kills the process of an edge function as an out-of-memory killer does, and waits until it is back. */
  async kill(name: "generate" | "fal-webhook" | "reap"): Promise<void> {
    const process = this.stack.process(`Function ${name}`);
    await process.kill("SIGKILL");
    this.valve.drop();
    await process.whenReady();
  }

  /** Lets the time pass after which leases are free and what nobody knows is over. */
  async ageAll(): Promise<void> {
    await this.sql`
      update generations set lease_until = now() - interval '1 second',
        deadline = case when fal_request_id is null then now() - interval '1 second' else deadline end
      where status = 'pending'`;
    await this
      .sql`update generated_images set purging_at = now() - interval '1 hour' where purging_at is not null`;
  }

  /** Reaps until nothing is pending; the number of pending ones when that does not happen. */
  async reapAll(rounds = 40): Promise<number> {
    let pending = 0;
    for (let round = 0; round < rounds; round += 1) {
      await this.ageAll();
      await this.reap();
      const [row] = await this.sql`select count(*)::int as pending from generations
        where status = 'pending' or late_since is not null`;
      pending = row?.["pending"] as number;
      if (pending === 0) break;
    }
    return pending;
  }

  async endings(ids: readonly string[]): Promise<Ending[]> {
    return await this.sql<Ending[]>`
      select g.id, g.status, g.error_code, g.charged_count, g.rescued,
        (select count(*)::int from generated_images i where i.generation_id = g.id) as pictures,
        (select -coalesce(sum(delta), 0)::int from credit_ledger l where l.generation_id = g.id) as taken
      from generations g where g.id = any(${[...ids]}::uuid[])`;
  }

  async brokenInvariants(): Promise<string[]> {
    const rows = await this.sql`select invariant, subject, detail from private.broken_invariants()`;
    return rows.map((row) => `${row["invariant"]} ${row["subject"]}: ${row["detail"]}`);
  }

  /** Clears Fal's counters and the webhooks that it remembers, which are kept for so many only. */
  forgetFal(): Promise<void> {
    return this.fault({ reset: true });
  }

  /** Forgets what Fal was found to be like, so that the breaker of one scenario does not refuse the next. */
  async closeBreaker(): Promise<void> {
    await this.sql`update private.provider_state set opened_at = null, last_probe_at = null, unanswered = 0`;
  }

  /** One of the simulator's counters, such as "submits". */
  async falCounter(name: string): Promise<number> {
    const stats = (await (await fetch(`${this.stack.info.fal_url}/_stats`)).json()) as Record<string, number>;
    return stats[name] ?? 0;
  }

  /** Resolves once something is true. Throws after a minute, saying what was waited for. */
  async until(isTrue: () => Promise<boolean> | boolean, what: string): Promise<void> {
    const end = Date.now() + 60_000;
    while (!(await isTrue())) {
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** How often each generation was submitted to Fal, as Fal counts, by the webhook that came with it. */
  async submits(): Promise<Map<string, number>> {
    const answer = await fetch(`${this.stack.info.fal_url}/_stats?requests=1`);
    const { requests } = (await answer.json()) as { requests: { call: string; webhook: string | null }[] };
    const counts = new Map<string, number>();
    for (const { call, webhook } of requests) {
      const id = call === "submits" && webhook ? new URL(webhook).searchParams.get("g") : null;
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }
}

/** Starts a stack of its own, to be broken. */
export async function startFaultWorld(): Promise<FaultWorld> {
  const dir = mkdtempSync(path.join(tmpdir(), "easel-faults-"));
  chmodSync(dir, 0o711);
  return new FaultWorld(
    await startStack({ dir, vite: false, durable: false, latencyMs: "20", reapEveryMs: 0 }),
  );
}

export { aRequest };
export type { Answer, Person };
