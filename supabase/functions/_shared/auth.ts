import type { SupabaseClient } from "@supabase/supabase-js";
import * as z from "zod/mini";
import { Refusal } from "./refusal.ts";

export interface AuthPort {
  /**
   * The user whom the request's token names.
   * @throws Refusal `unauthorized` for any token that is not a signed-in user's, `internal` when Auth could
   * not be asked: a person must not be signed out because our network failed.
   */
  requireUser(request: Request): Promise<string>;
}

/** Keys are JWTs too in older projects, with another role and without a subject. */
const claimsSchema = z.object({ sub: z.uuid(), role: z.literal("authenticated") });

/**
 * Signature and expiry are checked by supabase-js: with the project's published keys, or by asking Auth
 * where tokens are signed with a shared secret.
 */
export function createAuth(auth: Pick<SupabaseClient["auth"], "getClaims">): AuthPort {
  return {
    async requireUser(request) {
      const claims = claimsSchema.safeParse(await verifiedClaims(auth, bearerToken(request)));
      if (!claims.success) throw new Refusal("unauthorized");
      return claims.data.sub;
    },
  };
}

function bearerToken(request: Request): string {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!token) throw new Refusal("unauthorized");
  return token;
}

async function verifiedClaims(
  auth: Pick<SupabaseClient["auth"], "getClaims">,
  token: string,
): Promise<unknown> {
  // What is thrown instead of returned comes from a token that cannot be taken apart.
  const { data, error } = await auth.getClaims(token).catch(() => ({ data: null, error: null }));
  if (error && isOutage(error)) throw new Refusal("internal");
  return data?.claims;
}

/** Network failures have status 0 or none, but so have errors about the token, which carry a 400. */
function isOutage(error: { name: string; status?: number }): boolean {
  const status = error.status ?? 0;
  return (
    error.name === "AuthRetryableFetchError" ||
    error.name === "AuthUnknownError" ||
    status >= 500 ||
    status === 429
  );
}
