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
    <div className="edge flex max-w-120 flex-col pt-7">
      <title>Me - Easel</title>
      <h1 className="text-24 desk:text-28 break-words">{user.email}</h1>
      <section className="border-line mt-6 border-t py-4" aria-labelledby="credits-heading">
        <h2 id="credits-heading" className="text-13 text-ink-2">
          Credits
        </h2>
        <p className="num text-20 mt-1">
          {credits === undefined ? "…" : formatCount(credits)}
          {feed.held > 0 && <span className="text-14 text-ink-2"> and {formatCount(feed.held)} held</span>}
        </p>
      </section>
      <section className="border-line border-y py-4">
        <h2 className="text-13 text-ink-2 mb-2" aria-hidden="true">
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
