import { AuthApiError, AuthRetryableFetchError, type AuthError, type Session } from "@supabase/supabase-js";
import { beforeEach, describe, expect, test } from "vitest";
import { sessionRenewal, type Auth } from "@/lib/session-renewal";
import { OTHER_USER, sessionAnswer } from "@/testing/factories";

const OLD = { ...sessionAnswer(), access_token: "old" } as unknown as Session;
const NEW = { ...sessionAnswer(), access_token: "new", refresh_token: "next" } as unknown as Session;
const OTHERS = sessionAnswer(OTHER_USER) as unknown as Session;

let stored: Session | null = OLD;
let outcome: () => { session: Session | null; error: AuthError | null };

let calls: string[] = [];

const auth = {
  getSession: async () => ({ data: { session: stored }, error: null }),
  refreshSession: async ({ access_token }: Session) => {
    calls.push(`renew ${access_token}`);
    const { session, error } = outcome();
    if (session) stored = session;
    return { data: { session, user: session?.user ?? null }, error };
  },
  signOut: async ({ scope }: { scope: string }) => {
    calls.push(`sign out, ${scope}`);
    stored = null;
    return { error: null };
  },
};

const refused = (error: AuthError) => () => ({ session: null, error });
const renewal = () => sessionRenewal(() => auth as unknown as Auth);

beforeEach(() => {
  stored = OLD;
  outcome = () => ({ session: NEW, error: null });
  calls = [];
});

describe("a refused token", () => {
  test("is renewed once for all that were sent with it", async () => {
    const renew = renewal();
    expect(await Promise.all([renew("old"), renew("old")])).toEqual(["new", "new"]);
    expect(await renew("old")).toBe("new");
    expect(calls).toEqual(["renew old"]);
  });

  test("of a session that Auth will not renew ends it", async () => {
    outcome = refused(new AuthApiError("Invalid Refresh Token", 400, "refresh_token_not_found"));
    expect(await renewal()("old")).toBeUndefined();
    expect(stored).toBeNull();
    expect(calls).toEqual(["renew old", "sign out, local"]);
  });

  test.each([
    new AuthRetryableFetchError("Failed to fetch", 0),
    new AuthRetryableFetchError("Bad gateway", 502),
    new AuthApiError("Too many", 429, "over_request_rate_limit"),
    new AuthApiError("Another tab was quicker", 409, undefined),
  ])("is kept, and renewed at the next try, when the first one fails with %s", async (error) => {
    const renew = renewal();
    outcome = refused(error);
    await expect(renew("old")).rejects.toBe(error);
    expect(stored).toBe(OLD);
    outcome = () => ({ session: NEW, error: null });
    expect(await renew("old")).toBe("new");
  });

  test("is not made good with somebody else's", async () => {
    stored = OTHERS;
    expect(await renewal()("old")).toBeUndefined();
    outcome = () => ({ session: OTHERS, error: null });
    stored = OLD;
    expect(await renewal()("old")).toBeUndefined();
    expect(stored).toBe(OTHERS);
  });

  test("does not end the session of somebody who signs in meanwhile", async () => {
    outcome = () => {
      stored = OTHERS;
      return { session: null, error: new AuthApiError("gone", 400, "refresh_token_not_found") };
    };
    expect(await renewal()("old")).toBeUndefined();
    expect(stored).toBe(OTHERS);
  });

  test("of nobody's, as the public key is one, changes nothing", async () => {
    stored = null;
    expect(await renewal()("sb_publishable_test")).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
