/** The role that a JWT key claims, or undefined for a key of another shape. */
function jwtRole(key: string): unknown {
  try {
    const payload = key.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/");
    return payload === undefined ? undefined : (JSON.parse(atob(payload)) as { role?: unknown }).role;
  } catch {
    return undefined;
  }
}

/** Whether a key of Supabase's, in its new or its old form, opens everything and so may be in no browser. */
export function isSecretKey(key: string): boolean {
  return key.includes("sb_secret_") || jwtRole(key) === "service_role";
}
