import type { SupabaseClient } from "@supabase/supabase-js";
import type { Clock } from "./clock.ts";
import type { FailureCode } from "./contract/errors.ts";
import type { GenerationParams } from "./contract/generate.ts";
import {
  type Advanced,
  advancedSchema,
  type GenerationPosition,
  generationPositionSchema,
  outcomeSchema,
} from "./generation-state.ts";
import { isRefusalCode, Refusal } from "./refusal.ts";
import { ServiceError } from "./service-error.ts";

export interface Reservation {
  user_id: string;
  prompt: string;
  model: string;
  params: GenerationParams;
  /** Of all pictures together. */
  pixels: number;
  input_hash: string;
}

export interface StoredPicture {
  /** 0-based place among the pictures asked for. */
  position: number;
  storage_path: string;
  image_url: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  seed: string | null;
}

/** Every picture that was asked for is in exactly one of the three. */
export interface Completion {
  images: readonly StoredPicture[];
  filtered: number;
  failed: number;
  /** Why the generation failed, when no picture is left. */
  error_code?: FailureCode;
  /** Whether the request that began the generation is not the one that finishes it. */
  rescued: boolean;
}

/** A proven failure. */
export interface Failure {
  code: FailureCode;
  /** Whether Fal itself said so: a refused connection is no sign that Fal is there. */
  answered: boolean;
}

/** The events of the state machine in Postgres, the only code that moves generations and credits. */
export interface CreditsPort {
  /**
   * Holds the credits. Only the one answer with `may_submit` permits a submit to Fal.
   * @throws Refusal when nothing was held, with the reason as its code.
   */
  reserve(id: string, reservation: Reservation): Promise<Advanced>;
  /** Asks for the lease. `holder` is a uuid of the caller's own, which renews its lease. */
  claim(id: string, holder: string): Promise<Advanced>;
  /** Remembers Fal's request id; with a `holder`, also asks for the lease. */
  submitted(id: string, requestId: string, holder?: string): Promise<Advanced>;
  succeeded(id: string, completion: Completion): Promise<Advanced>;
  failed(id: string, failure: Failure): Promise<Advanced>;
  deadline(id: string): Promise<Advanced>;
  /**
   * Reads where a generation stands, without a lock: for waiting on it.
   * @throws GenerationGone when it is not there.
   */
  position(id: string): Promise<GenerationPosition>;
}

/** The account was deleted, perhaps long ago. What was held is forfeited; what was stored must be removed. */
export class GenerationGone extends Error {
  constructor() {
    super("This generation is nobody's any more.");
    this.name = "GenerationGone";
  }
}

const RETRY_DELAYS_MS = [100, 400];

export function createCredits(admin: SupabaseClient, clock: Clock): CreditsPort {
  const advance = async (id: string, event: string, input: object): Promise<Advanced> => {
    const { data, error } = await admin.rpc("advance_generation", {
      p_id: id,
      p_event: event,
      p_input: input,
    });
    if (error) throw new ServiceError(`database: ${event} failed with ${error.code || "no answer"}`);
    return readAnswer(event, data);
  };

  /**
   * Every event but `reserve` may be repeated: a lost answer is asked for again. The request id matters
   * most: without it, pictures that were paid for are found by nobody.
   */
  const advanceSurely = async (id: string, event: string, input: object): Promise<Advanced> => {
    for (const delay of RETRY_DELAYS_MS) {
      try {
        return await advance(id, event, input);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        await clock.sleep(delay);
      }
    }
    return advance(id, event, input);
  };

  return {
    // Not repeated by us: a second answer to the same reserve would be `pending`, and the permit lost.
    reserve: (id, reservation) => advance(id, "reserve", reservation),
    claim: (id, holder) => advanceSurely(id, "claim", { holder }),
    submitted: (id, requestId, holder) =>
      advanceSurely(id, "submitted", { request_id: requestId, ...(holder && { holder }) }),
    succeeded: (id, completion) => advanceSurely(id, "succeeded", completion),
    failed: (id, { code, answered }) => advanceSurely(id, "failed", { error_code: code, answered }),
    deadline: (id) => advanceSurely(id, "deadline", {}),

    async position(id) {
      const columns = Object.keys(generationPositionSchema.shape).join(",");
      const { data, error } = await admin.from("generations").select(columns).eq("id", id).maybeSingle();
      if (error)
        throw new ServiceError(`database: reading a generation failed with ${error.code || "no answer"}`);
      if (data === null) throw new GenerationGone();
      return generationPositionSchema.parse(data);
    },
  };
}

function readAnswer(event: string, data: unknown): Advanced {
  const answer = outcomeSchema.safeParse(data);
  if (!answer.success) throw new ServiceError(`database: ${event} answered something unknown`);
  const { outcome } = answer.data;
  if (outcome === "gone" || outcome === "unknown") throw new GenerationGone();
  if (isRefusalCode(outcome)) throw new Refusal(outcome);

  const advanced = advancedSchema.safeParse(data);
  if (!advanced.success) throw new ServiceError(`database: ${event} answered ${outcome} without its row`);
  return advanced.data;
}
