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
    <header className="edge border-line bg-wall sticky top-0 z-20 border-b pt-[env(safe-area-inset-top)]">
      <div className="desk:justify-start flex h-(--bar) items-center justify-between">
        <Link
          to={paths.create}
          aria-label="Easel"
          className="desk:w-[calc(var(--label)+var(--gutter))] flex h-full items-center"
        >
          <Wordmark />
        </Link>
        <nav aria-label="Screens" className="desk:flex hidden h-full gap-6">
          {SCREENS.map(({ to, name }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) =>
                cn(
                  "-mb-px flex items-center border-b",
                  isActive
                    ? "border-ink text-ink font-medium"
                    : "text-ink-2 hover:text-ink border-transparent",
                )
              }
            >
              {name}
            </NavLink>
          ))}
        </nav>
        <div className="desk:ml-auto flex items-center gap-4.5">
          <CreditsSummary userId={user.id} />
          <div className="desk:block hidden">
            <AccountMenu user={user} />
          </div>
        </div>
      </div>
    </header>
  );
}
