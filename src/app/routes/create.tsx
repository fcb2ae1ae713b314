import { useBalance } from "@/app/use-balance";
import { useUser } from "@/features/auth/session";
import { Studio } from "@/features/generate/studio";

export function CreateRoute() {
  const user = useUser();
  const { credits, price, paused, feed } = useBalance(user.id);
  return (
    <>
      <title>Create - Easel</title>
      <h1 className="sr-only">Create</h1>
      {/* The draft in the composer is one person's: another one starts with their own. */}
      <Studio key={user.id} userId={user.id} feed={feed} credits={credits} price={price} paused={paused} />
    </>
  );
}
