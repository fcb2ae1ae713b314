/**
 * The actor matrix: who gets what from every table and function that the API exposes. It is data, to be read from
 * top to bottom. What exists and is not here fails the test, and so does any answer that is none of these.
 */
import { ACTORS, type ActorName } from "./actors.ts";

/** "not there" is what PostgREST says of anything that it does not expose: nobody learns whether it exists. */
export type Expected = "own rows" | "rows of everybody" | "nothing" | "denied" | "not there";
export type Row<T = Expected> = Record<ActorName, T>;

export interface ExpectedColumn {
  select: Row;
  update: Row;
}

export interface ExpectedTable {
  /** The column that says whose a row is; null where rows are nobody's. */
  owner: string | null;
  insert: Row;
  /** POST with either resolution of duplicates. */
  upsert: Row;
  /** PUT */
  replace: Row;
  delete: Row;
  columns: Record<string, ExpectedColumn>;
}

export function everybody<T>(answer: T): Row<T> {
  return Object.fromEntries(ACTORS.map((actor) => [actor, answer])) as Row<T>;
}

const DENIED = everybody<Expected>("denied");
const ALL = everybody<Expected>("rows of everybody");
/** Whoever signed in gets what is theirs, an operator and a blocked person too. */
const OWN: Row = { ...everybody<Expected>("own rows"), anonymous: "denied" };

const HIDDEN: ExpectedColumn = { select: DENIED, update: DENIED };
const SHOWN: ExpectedColumn = { select: ALL, update: DENIED };
const READ: ExpectedColumn = { select: OWN, update: DENIED };
const WRITTEN: ExpectedColumn = { select: OWN, update: OWN };

const READ_ONLY = { insert: DENIED, upsert: DENIED, replace: DENIED, delete: DENIED };

export const TABLES: Record<string, ExpectedTable> = {
  app_settings: {
    owner: null,
    ...READ_ONLY,
    columns: {
      id: SHOWN,
      welcome_credits: SHOWN,
      price_per_image: SHOWN,
      max_open_generations: SHOWN,
      max_generations_per_minute: HIDDEN,
      lease_duration: HIDDEN,
      deadline_without_request: HIDDEN,
      deadline_with_request: HIDDEN,
      paused: SHOWN,
      daily_budget_usd: HIDDEN,
      usd_per_megapixel: HIDDEN,
      over_budget: SHOWN,
      trash_duration: SHOWN,
      blocked_words: HIDDEN,
      updated_at: HIDDEN,
    },
  },

  profiles: {
    owner: "id",
    ...READ_ONLY,
    columns: {
      id: READ,
      email: READ,
      credits: READ,
      display_name: WRITTEN,
      preferences: WRITTEN,
      blocked_at: HIDDEN,
      created_at: READ,
      updated_at: READ,
    },
  },

  user_roles: {
    owner: "user_id",
    ...READ_ONLY,
    columns: { user_id: READ, role: READ, created_at: READ },
  },

  credit_ledger: {
    owner: "account_id",
    ...READ_ONLY,
    columns: {
      id: READ,
      account_id: READ,
      delta: READ,
      kind: READ,
      generation_id: READ,
      external_id: HIDDEN,
      note: READ,
      created_by: HIDDEN,
      created_at: READ,
    },
  },

  generations: {
    owner: "user_id",
    ...READ_ONLY,
    columns: {
      id: READ,
      user_id: READ,
      prompt: READ,
      model: READ,
      params: READ,
      input_hash: HIDDEN,
      image_keys: HIDDEN,
      cost: READ,
      pixels: HIDDEN,
      charged_count: READ,
      filtered_count: READ,
      failed_count: READ,
      purged_count: READ,
      rescued: READ,
      status: READ,
      fal_request_id: HIDDEN,
      lease_until: HIDDEN,
      lease_holder: HIDDEN,
      deadline: READ,
      error_code: READ,
      created_at: READ,
      submitted_at: READ,
      finished_at: READ,
      late_since: HIDDEN,
    },
  },

  generated_images: {
    owner: "user_id",
    ...READ_ONLY,
    columns: {
      id: READ,
      user_id: READ,
      generation_id: READ,
      position: READ,
      prompt: READ,
      image_url: READ,
      storage_path: READ,
      thumb_path: READ,
      width: READ,
      height: READ,
      bytes: READ,
      sha256: READ,
      seed: READ,
      model: READ,
      style: READ,
      alt_text: WRITTEN,
      thumbhash: READ,
      is_favorite: WRITTEN,
      deleted_at: READ,
      purging_at: HIDDEN,
      created_at: READ,
    },
  },
};

export const FUNCTIONS: Record<string, Row> = {
  "advance_generation(uuid,text,jsonb)": DENIED,
  "claim_trash(integer)": DENIED,
  "delete_trash(uuid[])": DENIED,
  "due_generations(integer,uuid)": DENIED,
  "expire_generations(integer)": DENIED,
  "forget_ownerless(integer)": DENIED,
  "keep_budget()": DENIED,
  "next_orphans(integer)": DENIED,
};
