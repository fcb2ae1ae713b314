import postgres from "postgres";

/** Two sessions that meet on one account: what must hold whoever comes first. */
export interface Race {
  name: string;
  /** Resolves with what is wrong, or undefined. */
  run: (databaseUrl: string) => Promise<string | undefined>;
}

type Session = postgres.Sql | postgres.TransactionSql;

const KEY = "0".repeat(32);

/** An account of its own with ten credits, and two sessions. */
async function withTwoSessions(
  databaseUrl: string,
  work: (person: string, first: postgres.Sql, second: postgres.Sql) => Promise<string | undefined>,
): Promise<string | undefined> {
  const [first, second] = [1, 2].map(() => postgres(databaseUrl, { max: 1, onnotice: () => undefined }));
  if (!first || !second) throw new Error("Two sessions are two.");
  const person = crypto.randomUUID();
  try {
    await first`insert into auth.users (id, email) values (${person}, ${`${person}@easel.test`})`;
    await first`select private.grant_credits(${person}, 10, 'grant')`;
    return (await work(person, first, second)) ?? (await brokenBooks(first, person));
  } finally {
    await Promise.all([first.end({ timeout: 1 }), second.end({ timeout: 1 })]);
  }
}

async function advance(sql: Session, id: string, event: string, input: object = {}): Promise<string> {
  const [row] = await sql`
    select advance_generation(${id}, ${event}, ${sql.json(input as postgres.JSONValue)}) as answer`;
  if (!row) throw new Error("advance_generation answered nothing.");
  const { outcome, may_submit } = row["answer"] as { outcome: string; may_submit: boolean };
  return may_submit ? `${outcome} with the permit` : outcome;
}

function reserve(sql: Session, id: string, person: string): Promise<string> {
  const params = { num_images: 1, output_format: "jpeg" };
  const rest = { prompt: "a cat", model: "m", pixels: 1, input_hash: "h" };
  return advance(sql, id, "reserve", { user_id: person, params, ...rest });
}

/**
 * The first session does something and waits with its commit until the second is at its own thing, and stuck there
 * or done with it. Returns what the second was answered.
 */
async function meet(
  first: postgres.Sql,
  second: postgres.Sql,
  before: (tx: Session) => Promise<string>,
  then: (sql: Session) => Promise<string>,
): Promise<[string, string]> {
  const [{ pid } = {}] = await second<{ pid: number }[]>`select pg_backend_pid() as pid`;
  let secondAnswer: Promise<string> = Promise.resolve("");
  const firstAnswer = await first.begin(async (tx) => {
    const answer = await before(tx);
    const done = new AbortController();
    secondAnswer = then(second).finally(() => done.abort());
    secondAnswer.catch(() => undefined);
    for (let isWaiting = false; !isWaiting && !done.signal.aborted;) {
      const [row] = await tx`
        select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = ${pid ?? 0}`;
      isWaiting = row?.["waits"] === true;
    }
    return answer;
  });
  return [firstAnswer, await secondAnswer];
}

async function brokenBooks(sql: postgres.Sql, person: string): Promise<string | undefined> {
  const rows = await sql`
    select invariant, detail from private.broken_invariants()
    where subject = ${person} or subject in (select id::text from generations where user_id = ${person})`;
  return rows.map((row) => `${row["invariant"]}: ${row["detail"]}`).join("; ") || undefined;
}

/** Another account with ten credits. */
async function stranger(sql: postgres.Sql): Promise<string> {
  const person = crypto.randomUUID();
  await sql`insert into auth.users (id, email) values (${person}, ${`${person}@easel.test`})`;
  await sql`select private.grant_credits(${person}, 10, 'grant')`;
  return person;
}

function expectAnswers(actual: readonly string[], expected: readonly string[]): string | undefined {
  const [is, should] = [actual, expected].map((answers) => answers.join(", then "));
  return is === should ? undefined : `${is}; not ${should}`;
}

async function submitted(sql: postgres.Sql, person: string): Promise<string> {
  const id = crypto.randomUUID();
  await reserve(sql, id, person);
  await advance(sql, id, "submitted", { request_id: id });
  return id;
}

async function onePicture(sql: Session, id: string): Promise<object> {
  const [row] = await sql<{ image_keys: string[] }[]>`select image_keys from generations where id = ${id}`;
  const facts = { image_url: "https://x.example", width: 1, height: 1, bytes: 1, sha256: "0".repeat(64) };
  const image = { position: 0, storage_path: `${row?.image_keys[0] ?? KEY}.jpg`, ...facts };
  await sql`
    insert into storage.objects (bucket_id, name, metadata)
    values ('generated-images', ${image.storage_path}, '{"size": 1}')`;
  return { images: [image], filtered: 0, failed: 0 };
}

export const RACES: Race[] = [
  {
    name: "a failure and a success of one generation: the second knows of the first",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const id = await submitted(first, person);
        const success = await onePicture(first, id);
        const answers = await meet(
          first,
          second,
          (tx) => advance(tx, id, "failed", { error_code: "provider_failed" }),
          (sql) => advance(sql, id, "succeeded", success),
        );
        // The credits are back: what was made all the same is kept, free.
        return expectAnswers(answers, ["failed", "late_free"]);
      }),
  },
  {
    name: "two failures of one generation give the credits back once",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const id = await submitted(first, person);
        const fail = (sql: Session) => advance(sql, id, "failed", { error_code: "provider_failed" });
        return expectAnswers(await meet(first, second, fail, fail), ["failed", "already_failed"]);
      }),
  },
  {
    name: "one request that came twice: one hold, one permit",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const id = crypto.randomUUID();
        const ask = (sql: Session) => reserve(sql, id, person);
        return expectAnswers(await meet(first, second, ask, ask), ["reserved with the permit", "pending"]);
      }),
  },
  {
    name: "the last free place is one",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        await first`update app_settings set max_open_generations = 1`;
        const ask = (sql: Session) => reserve(sql, crypto.randomUUID(), person);
        const answers = await meet(first, second, ask, ask);
        await first`update app_settings set max_open_generations = 3`;
        return expectAnswers(answers, ["reserved with the permit", "too_many_open"]);
      }),
  },
  {
    name: "the last credit is one",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        await first`select private.grant_credits(${person}, -9, 'adjust')`;
        const ask = (sql: Session) => reserve(sql, crypto.randomUUID(), person);
        const answers = await meet(first, second, ask, ask);
        return expectAnswers(answers, ["reserved with the permit", "insufficient_credits"]);
      }),
  },
  {
    name: "two people with one id: the second keeps their credits",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const other = await stranger(first);
        const id = crypto.randomUUID();
        const answers = await meet(
          first,
          second,
          (tx) => reserve(tx, id, person),
          (sql) => reserve(sql, id, other),
        );
        return (
          expectAnswers(answers, ["reserved with the permit", "conflict"]) ??
          (await brokenBooks(first, other))
        );
      }),
  },
  {
    name: "an account goes while its trash is emptied: neither waits for ever",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const id = await submitted(first, person);
        await advance(first, id, "succeeded", await onePicture(first, id));
        await first`update generated_images set deleted_at = now(), purging_at = now() where generation_id = ${id}`;
        const [picture] = await first`select id from generated_images where generation_id = ${id}`;
        const answers = await meet(
          first,
          second,
          async (tx) => {
            await tx`select delete_trash(${[picture?.["id"] as string]}::uuid[])`;
            return "emptied";
          },
          async (sql) => {
            await sql`delete from auth.users where id = ${person}`;
            return "deleted";
          },
        );
        return expectAnswers(answers, ["emptied", "deleted"]);
      }),
  },
  {
    name: "the lease is one's",
    run: (url) =>
      withTwoSessions(url, async (person, first, second) => {
        const id = await submitted(first, person);
        const claim = (sql: Session) => advance(sql, id, "claim", { holder: crypto.randomUUID() });
        return expectAnswers(await meet(first, second, claim, claim), ["leased", "busy"]);
      }),
  },
];
