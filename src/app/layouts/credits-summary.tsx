import { CloudOff } from "lucide-react";
import { useBalance } from "@/app/use-balance";
import { formatCount } from "@/lib/plural";
import { useOnline } from "@/lib/use-online";

/** "1,204 credits and 2 held"; or that there is no network, in a place that moves nothing. */
export function CreditsSummary({ userId }: { userId: string }) {
  const { credits, feed } = useBalance(userId);
  const online = useOnline();
  if (!online) {
    return (
      <output className="flex items-center gap-2">
        <CloudOff size={16} aria-hidden="true" />
        You are offline
      </output>
    );
  }
  if (credits === undefined) return null;
  return (
    <p className="text-ink-2 num">
      <span className="font-medium text-ink">{formatCount(credits)}</span>{" "}
      {credits === 1 ? "credit" : "credits"}
      {feed.held > 0 && ` and ${formatCount(feed.held)} held`}
    </p>
  );
}
