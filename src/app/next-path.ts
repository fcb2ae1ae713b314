import { paths } from "@/app/paths";

/** Where signing in may lead: pages of ours that need a session. */
const DESTINATIONS: ReadonlySet<string> = new Set([paths.create, paths.gallery, paths.me]);

/**
 * Reads the `next` parameter. Anything but the exact path of one of our own pages, with or without
 * a query, leads to Create: an allow-list has no clever spellings.
 */
export function nextPath(next: string | null): string {
  if (next === null) return paths.create;
  const [pathname = "", ...query] = next.split("?");
  if (!DESTINATIONS.has(pathname)) return paths.create;
  return query.length === 0 ? pathname : `${pathname}?${query.join("?")}`;
}
