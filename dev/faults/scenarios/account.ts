import type postgres from "postgres";
import type { Model, Step } from "./model.ts";

/** What Postgres says of a movement of credits that it does not allow. */
const REFUSALS: Record<string, string> = {
  "23514": "overdrawn",
  "23505": "paid before",
  P0002: "no account",
};

class Rollback extends Error {}

/** An account in a real database, to which the steps of a sequence happen. */
export class Account {
  readonly #sql: postgres.Sql;
  readonly #id = crypto.randomUUID();
  readonly #generations = [0, 1, 2].map(() => crypto.randomUUID());

  private constructor(sql: postgres.Sql) {
    this.#sql = sql;
  }

  /** Without welcome credits: the address is not confirmed. */
  static async open(sql: postgres.Sql): Promise<Account> {
    const account = new Account(sql);
    await sql`insert into auth.users (id, email) values (${account.#id}, ${`${account.#id}@easel.test`})`;
    return account;
  }

  /** Does a step and returns its outcome, in the words of the model. */
  async apply(step: Step): Promise<string> {
    return await this.#do(this.#sql, step);
  }

  /** The step happens, and its process dies before the commit. */
  async crash(step: Step): Promise<void> {
    await this.#sql
      .begin(async (tx) => {
        await this.#do(tx, step);
        throw new Rollback();
      })
      .catch((error: unknown) => {
        // A statement that was refused aborts the transaction by itself.
        if (!(error instanceof Rollback)) throw error;
      });
  }

  /** @throws Error that names what differs. */
  async mustEqual(model: Model): Promise<void> {
    const [books] = await this.#sql<{ balance: number; ledger: number }[]>`
      select coalesce((select credits from profiles where id = ${this.#id}), 0) as balance,
        (select coalesce(sum(delta), 0)::int from credit_ledger where account_id = ${this.#id}) as ledger`;
    const expected = model.isDeleted ? 0 : model.balance;
    if (books?.balance !== expected) throw new Error(`balance ${books?.balance}, not ${expected}`);
    if (books.ledger !== expected) throw new Error(`ledger ${books.ledger}, not ${expected}`);
    for (const [g, { status, charged }] of model.generations) {
      const [row] = await this
        .#sql`select status, charged_count from generations where id = ${this.#generation(g)}`;
      const is = `${row?.["status"]} ${row?.["charged_count"]}`;
      if (is !== `${status} ${charged}`)
        throw new Error(`generation ${g} is ${is}, not ${status} ${charged}`);
    }
  }

  async #do(sql: postgres.Sql | postgres.TransactionSql, step: Step): Promise<string> {
    switch (step.kind) {
      case "grant":
        return this.#move(sql, step.c, "grant", null);
      case "refund":
        return this.#move(sql, -step.c, "refund", null);
      case "purchase":
        return this.#move(sql, step.c, "purchase", `${this.#id}:${step.session}`);
      case "delete":
        await sql`delete from auth.users where id = ${this.#id}`;
        return "deleted";
      default:
        return await this.#advance(sql, step);
    }
  }

  async #move(
    sql: postgres.Sql | postgres.TransactionSql,
    credits: number,
    kind: string,
    external: string | null,
  ): Promise<string> {
    try {
      const grant = (tx: postgres.Sql | postgres.TransactionSql) =>
        tx`select private.grant_credits(${this.#id}, ${credits}, ${kind}, null, ${external})`;
      await ("savepoint" in sql ? sql.savepoint(grant) : grant(sql));
      return "moved";
    } catch (error) {
      const refusal = REFUSALS[(error as postgres.PostgresError).code];
      if (!refusal) throw error;
      return refusal;
    }
  }

  async #advance(
    sql: postgres.Sql | postgres.TransactionSql,
    step: Extract<Step, { g: number }>,
  ): Promise<string> {
    const id = this.#generation(step.g);
    // What is expired in a row opens the breaker, which is no part of the model.
    await sql`update private.provider_state set opened_at = null, unanswered = 0 where unanswered > 0`;
    if (step.kind === "deadline") {
      const shift = step.isDue ? "-1 second" : "1 hour";
      await sql`update generations set deadline = now() + ${shift}::interval where id = ${id} and status = 'pending'`;
    }
    const input = await this.#input(sql, step, id);
    const [row] =
      await sql`select advance_generation(${id}, ${step.kind}, ${sql.json(input as never)}) ->> 'outcome' as outcome`;
    return row?.["outcome"] as string;
  }

  async #input(
    sql: postgres.Sql | postgres.TransactionSql,
    step: Extract<Step, { g: number }>,
    id: string,
  ): Promise<object> {
    if (step.kind === "reserve") {
      const params = { num_images: step.images, output_format: "jpeg", style: null };
      const rest = { prompt: "a cat", model: "m", pixels: 1, input_hash: String(step.images) };
      return { user_id: this.#id, params, ...rest };
    }
    if (step.kind === "submitted") return { request_id: `${this.#id}:${step.request}` };
    if (step.kind === "failed") return { error_code: "provider_failed" };
    if (step.kind !== "succeeded") return {};
    const [row] = await sql<{ image_keys: string[] }[]>`select image_keys from generations where id = ${id}`;
    const keys = row?.image_keys ?? [];
    const facts = { image_url: "https://x.example", width: 1, height: 1, bytes: 1, sha256: "0".repeat(64) };
    const images = keys
      .slice(0, step.good)
      .map((key, position) => ({ position, storage_path: `${key}.jpg`, ...facts }));
    for (const { storage_path } of images) {
      await sql`
        insert into storage.objects (bucket_id, name, metadata)
        values ('generated-images', ${storage_path}, '{"size": 1}') on conflict do nothing`;
    }
    return { images, filtered: keys.length - images.length, failed: 0 };
  }

  #generation(g: number): string {
    const id = this.#generations[g];
    if (!id) throw new Error("A sequence knows three generations.");
    return id;
  }
}
