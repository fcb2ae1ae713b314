import { useBalance } from "@/app/use-balance";
import { useSignOut } from "@/app/use-sign-out";
import { ThemePicker } from "@/features/account/theme-picker";
import { useUser } from "@/features/auth/session";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/plural";

/** The account on one small screen: who, how many credits, the theme, the way out. */
export function MeRoute() {
  const user = useUser();
  const { credits, feed } = useBalance(user.id);
  const signOut = useSignOut(user.id);
  return (
    <div className="flex max-w-120 flex-col edge pt-7">
      <title>Me - Easel</title>
      <h1 className="text-24 break-words desk:text-28">{user.email}</h1>
      <section className="mt-6 border-t border-line py-4" aria-labelledby="credits-heading">
        <h2 id="credits-heading" className="text-13 text-ink-2">
          Credits
        </h2>
        <p className="mt-1 text-20 num">
          {credits === undefined ? "…" : formatCount(credits)}
          {feed.held > 0 && <span className="text-14 text-ink-2"> and {formatCount(feed.held)} held</span>}
        </p>
      </section>
      <section className="border-y border-line py-4">
        <h2 className="mb-2 text-13 text-ink-2" aria-hidden="true">
          Theme
        </h2>
        <ThemePicker />
      </section>
      <Button variant="outline" className="mt-5 self-start" onClick={signOut}>
        Sign out
      </Button>
    </div>
  );
}
