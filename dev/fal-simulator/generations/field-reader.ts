import type { ModelError } from "../http/fal-errors.ts";

interface Bounds {
  min: number;
  max: number;
}

/** Reads fields of an object and collects what is wrong with them, in pydantic's words and types. */
export class FieldReader {
  readonly errors: ModelError[] = [];
  readonly #body: Record<string, unknown>;
  readonly #path: string[];

  constructor(body: Record<string, unknown>, path: string[] = ["body"]) {
    this.#body = body;
    this.#path = path;
  }

  value(name: string): unknown {
    // Fal takes a null as "left out".
    return this.#body[name] ?? undefined;
  }

  fail(name: string, type: string, msg: string, ctx?: Record<string, unknown>): void {
    const input = type === "missing" ? this.#body : this.#body[name];
    this.errors.push({ type, loc: [...this.#path, name], msg, input, ...(ctx && { ctx }) });
  }

  text(name: string): string {
    const value = this.value(name);
    if (value === undefined) this.fail(name, "missing", "Field required");
    else if (typeof value !== "string") this.fail(name, "string_type", "Input should be a valid string");
    return typeof value === "string" ? value : "";
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.value(name) ?? fallback;
    if (typeof value !== "boolean") this.fail(name, "bool_type", "Input should be a valid boolean");
    return value === true;
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const value = this.value(name) ?? fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    const expected = choices.map((choice) => `'${choice}'`).join(" or ");
    this.fail(name, "literal_error", `Input should be ${expected}`, { expected });
    return fallback;
  }

  integer(name: string, bounds: Bounds & { fallback?: number }): number {
    const value = this.value(name) ?? bounds.fallback;
    if (value === undefined) this.fail(name, "missing", "Field required");
    else if (typeof value !== "number" && typeof value !== "bigint") {
      this.fail(name, "int_type", "Input should be a valid integer");
    } else if (typeof value === "number" && !Number.isInteger(value)) {
      this.fail(
        name,
        "int_from_float",
        "Input should be a valid integer, got a number with a fractional part",
      );
    } else this.#checkBounds(name, Number(value), bounds);
    return typeof value === "number" ? value : bounds.min;
  }

  decimal(name: string, bounds: Bounds): void {
    const value = this.value(name);
    if (value === undefined) return;
    if (typeof value !== "number") this.fail(name, "float_type", "Input should be a valid number");
    else this.#checkBounds(name, value, bounds);
  }

  /** Any whole number, with all its digits; null when left out. */
  seed(name: string): bigint | null {
    const value = this.value(name);
    if (typeof value === "bigint") return value;
    if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
    if (value !== undefined) this.fail(name, "int_type", "Input should be a valid integer");
    return null;
  }

  #checkBounds(name: string, value: number, { min, max }: Bounds): void {
    if (value < min) {
      this.fail(name, "greater_than_equal", `Input should be greater than or equal to ${min}`, { ge: min });
    } else if (value > max) {
      this.fail(name, "less_than_equal", `Input should be less than or equal to ${max}`, { le: max });
    }
  }
}
