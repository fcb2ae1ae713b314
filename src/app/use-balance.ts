import { useQuery } from "@tanstack/react-query";
import { profileQuery } from "@/features/account/profile.queries";
import { settingsQuery } from "@/features/account/settings.queries";
import { isOpen } from "@/features/generate/feed-entries";
import { useFeed, type Feed } from "@/features/generate/use-feed";

/** Until the settings are known, the price that a new installation has. */
const DEFAULT_PRICE = 1;

export interface Balance {
  /** Credits left after what is held; undefined until known. */
  credits: number | undefined;
  /** Credits a picture. */
  price: number;
  paused: boolean;
  feed: Feed;
}

/** The balance as it is on the server, less what was pressed for since it was read. */
export function useBalance(userId: string): Balance {
  const settings = useQuery(settingsQuery()).data;
  const price = settings?.price_per_image ?? DEFAULT_PRICE;
  const profile = useQuery(profileQuery(userId));
  const feed = useFeed(userId, price);
  const sinceRead = feed.entries
    .filter((entry) => isOpen(entry) && entry.startedAt > profile.dataUpdatedAt)
    .reduce((sum, entry) => sum + entry.cost, 0);
  return {
    credits: profile.data === undefined ? undefined : Math.max(0, profile.data.credits - sinceRead),
    price,
    paused: settings?.paused ?? false,
    feed,
  };
}
