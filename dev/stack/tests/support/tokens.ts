import { createHmac } from "node:crypto";

const HOUR_S = 3600;

/** The claims of a person's access token. */
export function claimsOf(userId: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: userId,
    role: "authenticated",
    aud: "authenticated",
    iat: now,
    exp: now + HOUR_S,
    ...changes,
  };
}

/** A token with these claims, signed as local Auth does; with `alg` none, not at all. */
export function signToken(
  claims: Record<string, unknown>,
  secret: string,
  alg: "HS256" | "none" = "HS256",
): string {
  const text = [{ alg, typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${alg === "none" ? "" : createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** The same claims with another one put in, under the signature of before. */
export function tamper(token: string, changes: Record<string, unknown>): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  return `${header}.${Buffer.from(JSON.stringify({ ...claims, ...changes })).toString("base64url")}.${signature}`;
}
