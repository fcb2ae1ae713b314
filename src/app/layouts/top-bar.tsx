import { Link, NavLink } from "react-router";
import { AccountMenu } from "@/app/layouts/account-menu";
import { CreditsSummary } from "@/app/layouts/credits-summary";
import { paths } from "@/app/paths";
import type { SessionUser } from "@/features/auth/session";
import { Wordmark } from "@/components/wordmark";
import { cn } from "@/lib/utils";

const SCREENS = [
  { to: paths.create, name: "Create" },
  { to: paths.gallery, name: "Gallery" },
];

export function TopBar({ user }: { user: SessionUser }) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-wall edge pt-[env(safe-area-inset-top)]">
      <div className="flex h-(--bar) items-center justify-between desk:justify-start">
        <Link
          to={paths.create}
          aria-label="Easel"
          className="flex h-full items-center desk:w-[calc(var(--label)+var(--gutter))]"
        >
          <Wordmark />
        </Link>
        <nav aria-label="Screens" className="hidden h-full gap-6 desk:flex">
          {SCREENS.map(({ to, name }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) =>
                cn(
                  "-mb-px flex items-center border-b",
                  isActive
                    ? "border-ink font-medium text-ink"
                    : "border-transparent text-ink-2 hover:text-ink",
                )
              }
            >
              {name}
            </NavLink>
          ))}
        </nav>
        <div className="flex items-center gap-4.5 desk:ml-auto">
          <CreditsSummary userId={user.id} />
          <div className="hidden desk:block">
            <AccountMenu user={user} />
          </div>
        </div>
      </div>
    </header>
  );
}
