/** One thing that happens to an account. `g` names one of its generations, `c` is a number of credits. */
export type Step =
  | { kind: "grant" | "refund"; c: number }
  | { kind: "purchase"; session: number; c: number }
  | { kind: "reserve"; g: number; images: number }
  | { kind: "submitted"; g: number; request: number }
  | { kind: "succeeded"; g: number; good: number }
  | { kind: "failed"; g: number }
  | { kind: "deadline"; g: number; isDue: boolean }
  | { kind: "delete" };

interface ModelGeneration {
  images: number;
  status: "pending" | "succeeded" | "failed";
  charged: number;
  request: number | null;
}

/** The reference: what an account, its generations and its purchases should come to, step by step. */
export class Model {
  balance = 0;
  isDeleted = false;
  readonly generations = new Map<number, ModelGeneration>();
  readonly #paid = new Set<number>();

  /** Returns the outcome that the database must answer. */
  apply(step: Step): string {
    switch (step.kind) {
      case "grant":
        return this.#move(step.c);
      case "refund":
        return this.balance < step.c && !this.isDeleted ? "overdrawn" : this.#move(-step.c);
      case "purchase":
        return this.#paid.has(step.session) && !this.isDeleted ? "paid before" : this.#buy(step);
      case "delete":
        this.isDeleted = true;
        this.balance = 0;
        return "deleted";
      case "reserve":
        return this.#reserve(step);
      default:
        return this.#advance(step);
    }
  }

  #move(credits: number): string {
    if (this.isDeleted) return "no account";
    this.balance += credits;
    return "moved";
  }

  #buy({ session, c }: { session: number; c: number }): string {
    const outcome = this.#move(c);
    if (outcome === "moved") this.#paid.add(session);
    return outcome;
  }

  #reserve({ g, images }: { g: number; images: number }): string {
    const known = this.generations.get(g);
    if (known) return this.isDeleted || known.images !== images ? "conflict" : known.status;
    if (this.isDeleted) return "account_blocked";
    if (this.balance < images) return "insufficient_credits";
    this.balance -= images;
    this.generations.set(g, { images, status: "pending", charged: 0, request: null });
    return "reserved";
  }

  #advance(step: Extract<Step, { g: number }>): string {
    const known = this.generations.get(step.g);
    if (!known) return "unknown";
    if (this.isDeleted) {
      if (known.status === "pending") known.status = "failed";
      return "gone";
    }
    if (step.kind === "submitted") return this.#submitted(known, step.request);
    if (step.kind === "succeeded") return this.#succeeded(known, step.good);
    if (known.status !== "pending") return `already_${known.status}`;
    if (step.kind === "failed") return this.#release(known, "failed");
    if (step.kind !== "deadline" || !step.isDue) return "not_due";
    return known.request === null ? this.#release(known, "expired") : "must_cancel_and_read";
  }

  #submitted(known: ModelGeneration, request: number): string {
    if (known.request !== null && known.request !== request) return "request_conflict";
    if (known.request === request) return known.status === "pending" ? "ok" : `already_${known.status}`;
    const isTaken = [...this.generations.values()].some((other) => other.request === request);
    if (isTaken) return "request_conflict";
    known.request = request;
    return known.status === "pending" ? "ok" : "late";
  }

  #succeeded(known: ModelGeneration, wanted: number): string {
    const good = Math.min(wanted, known.images);
    if (known.status === "failed" && good === 0) return "already_failed";
    if (known.status === "succeeded") return "already_succeeded";
    if (known.request === null) return "not_submitted";
    if (good === 0) return this.#release(known, "content_filtered");
    const isLate = known.status === "failed";
    known.status = "succeeded";
    if (isLate) return "late_free";
    known.charged = good;
    this.balance += known.images - good;
    return good < known.images ? "partial" : "ok";
  }

  #release(known: ModelGeneration, outcome: string): string {
    known.status = "failed";
    this.balance += known.images;
    return outcome;
  }
}
