import type { FailureCode } from "../contract/errors.ts";
import {
  type Completion,
  type CreditsPort,
  type Failure,
  GenerationGone,
  type Reservation,
} from "../credits.ts";
import type { Advanced, GenerationPosition, GenerationRow } from "../generation-state.ts";
import { Refusal } from "../refusal.ts";
import type { FakeClock } from "./fake-clock.ts";

const LEASE_MS = 30_000;
const DEADLINE_MS = { withoutRequest: 5 * 60_000, withRequest: 10 * 60_000 };

/** The state machine of Postgres as far as its callers see it, for one user, in memory. */
export class FakeCredits implements CreditsPort {
  balance: number;
  isGone = false;
  /** Every event, in order: what a caller did. */
  readonly events: string[] = [];
  readonly #clock: FakeClock;
  readonly #rows = new Map<string, { row: GenerationRow; input: Reservation; holder: string | null }>();
  readonly #images = new Map<string, Advanced["images"]>();

  constructor(clock: FakeClock, balance = 10) {
    this.#clock = clock;
    this.balance = balance;
  }

  row(id: string): GenerationRow {
    return this.#entry(id).row;
  }

  async reserve(id: string, input: Reservation): Promise<Advanced> {
    this.events.push("reserve");
    const entry = this.#rows.get(id);
    if (entry) {
      const isSame = entry.input.user_id === input.user_id && entry.input.input_hash === input.input_hash;
      if (!isSame) throw new Refusal("conflict");
      return this.#answer(id, entry.row.status);
    }
    if (this.balance < input.params.num_images) throw new Refusal("insufficient_credits");
    this.balance -= input.params.num_images;
    this.#rows.set(id, { row: newRow(id, input, this.#clock.now()), input, holder: null });
    return { ...this.#answer(id, "reserved"), may_submit: true };
  }

  async claim(id: string, holder: string): Promise<Advanced> {
    return this.#onPending("claim", id, (entry) => {
      const { lease_until } = entry.row;
      const isTaken = lease_until !== null && Date.parse(lease_until) > this.#clock.now();
      if (isTaken && entry.holder !== holder) return "busy";
      this.#lease(entry, holder);
      return "leased";
    });
  }

  async submitted(id: string, requestId: string, holder?: string): Promise<Advanced> {
    const { row } = this.#entry(id);
    if (row.fal_request_id !== null && row.fal_request_id !== requestId) {
      return this.#answer(id, "request_conflict");
    }
    if (row.status === "failed" && row.fal_request_id === null) {
      Object.assign(row, { fal_request_id: requestId, late_since: iso(this.#clock.now()) });
      return this.#answer(id, "late");
    }
    return this.#onPending("submitted", id, (entry) => {
      row.fal_request_id = requestId;
      row.deadline = iso(Date.parse(row.created_at) + DEADLINE_MS.withRequest);
      if (holder) this.#lease(entry, holder);
      return "ok";
    });
  }

  async succeeded(id: string, completion: Completion): Promise<Advanced> {
    const { row } = this.#entry(id);
    if (row.late_since !== null) {
      this.events.push("succeeded");
      row.late_since = null;
      this.#keep(row, completion, 0);
      return this.#answer(id, "late_free");
    }
    return this.#onPending("succeeded", id, () => {
      const { images, filtered, failed, error_code } = completion;
      Object.assign(row, { filtered_count: filtered, failed_count: failed });
      if (images.length === 0) return this.#fail(row, error_code ?? "content_filtered");
      this.balance += row.cost - images.length;
      this.#keep(row, completion, images.length);
      return images.length < row.cost ? "partial" : "ok";
    });
  }

  async failed(id: string, { code }: Failure): Promise<Advanced> {
    this.#entry(id).row.late_since = null;
    return this.#onPending("failed", id, ({ row }) => this.#fail(row, code));
  }

  async deadline(id: string): Promise<Advanced> {
    return this.#onPending("deadline", id, ({ row }) => {
      if (!this.#isDue(row)) return "not_due";
      if (row.fal_request_id !== null) return "must_cancel_and_read";
      this.#fail(row, "expired");
      return "expired";
    });
  }

  async position(id: string): Promise<GenerationPosition> {
    if (!this.#rows.has(id)) throw new GenerationGone();
    return { ...this.row(id) };
  }

  #onPending(
    event: string,
    id: string,
    change: (entry: { row: GenerationRow; holder: string | null }) => Advanced["outcome"],
  ): Advanced {
    this.events.push(event);
    if (this.isGone) throw new GenerationGone();
    const entry = this.#entry(id);
    if (entry.row.status !== "pending") return this.#answer(id, `already_${entry.row.status}`);
    return this.#answer(id, change(entry));
  }

  #lease(entry: { row: GenerationRow; holder: string | null }, holder: string): void {
    entry.holder = holder;
    entry.row.lease_holder = holder;
    entry.row.lease_until = iso(this.#clock.now() + LEASE_MS);
  }

  #keep(row: GenerationRow, { images, rescued }: Completion, charged: number): void {
    const finished_at = iso(this.#clock.now());
    Object.assign(row, {
      status: "succeeded",
      error_code: null,
      charged_count: charged,
      rescued,
      finished_at,
    });
    this.#images.set(
      row.id,
      images.map((image) => ({ ...imageDefaults(row), ...image })),
    );
  }

  #fail(row: GenerationRow, code: FailureCode): Advanced["outcome"] {
    this.balance += row.cost;
    Object.assign(row, { status: "failed", error_code: code, finished_at: row.created_at });
    return code === "content_filtered" ? code : "failed";
  }

  #answer(id: string, outcome: Advanced["outcome"]): Advanced {
    const row = { ...this.row(id), is_due: this.#isDue(this.row(id)) };
    return { outcome, may_submit: false, generation: row, images: this.#images.get(id) ?? [] };
  }

  #isDue(row: GenerationRow): boolean {
    return row.status === "pending" && Date.parse(row.deadline) <= this.#clock.now();
  }

  #entry(id: string) {
    const entry = this.#rows.get(id);
    if (!entry) throw new Error("There is no such generation.");
    return entry;
  }
}

function newRow(id: string, { prompt, model, params }: Reservation, now: number): GenerationRow {
  return {
    id,
    prompt,
    model,
    params,
    status: "pending",
    cost: params.num_images,
    charged_count: 0,
    filtered_count: 0,
    failed_count: 0,
    rescued: false,
    error_code: null,
    created_at: iso(now),
    finished_at: null,
    fal_request_id: null,
    lease_until: null,
    lease_holder: null,
    late_since: null,
    deadline: iso(now + DEADLINE_MS.withoutRequest),
    image_keys: Array.from({ length: params.num_images }, (_, index) => String(index).padStart(32, "0")),
    is_due: false,
  };
}

function imageDefaults({ id, prompt, model, created_at, params }: GenerationRow) {
  const { style } = params;
  return {
    id: crypto.randomUUID(),
    generation_id: id,
    prompt,
    model,
    created_at,
    style,
    alt_text: null,
    is_favorite: false,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
