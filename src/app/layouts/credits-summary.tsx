import { useBalance } from "@/app/use-balance";
import { formatCount } from "@/lib/plural";

/** "1,204 credits and 2 held" */
export function CreditsSummary({ userId }: { userId: string }) {
  const { credits, feed } = useBalance(userId);
  if (credits === undefined) return null;
  return (
    <p className="num text-ink-2">
      <span className="text-ink font-medium">{formatCount(credits)}</span>{" "}
      {credits === 1 ? "credit" : "credits"}
      {feed.held > 0 && ` and ${formatCount(feed.held)} held`}
    </p>
  );
}
