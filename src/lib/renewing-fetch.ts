function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input);
}

/**
 * A fetch that has a refused token renewed once and sends the request again. Auth's own requests are left
 * alone: they are how a token is renewed.
 *
 * @param renew gives the token to send in the place of a refused one; undefined when there is none
 */
export function renewingFetch(renew: (refused: string) => Promise<string | undefined>): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 401 || addressOf(input).includes("/auth/v1/")) return response;
    const headers = new Headers(init?.headers);
    const refused = headers.get("Authorization")?.replace(/^Bearer /, "");
    const token = refused === undefined ? undefined : await renew(refused);
    if (token === undefined) return response;
    headers.set("Authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
