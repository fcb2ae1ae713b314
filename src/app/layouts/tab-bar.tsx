import { Brush, Images, UserRound } from "lucide-react";
import { NavLink } from "react-router";
import { paths } from "@/app/paths";
import { cn } from "@/lib/utils";

const TABS = [
  { to: paths.create, name: "Create", icon: Brush },
  { to: paths.gallery, name: "Gallery", icon: Images },
  { to: paths.me, name: "Me", icon: UserRound },
];

/** The phone's way between screens. */
export function TabBar() {
  return (
    <nav aria-label="Screens" className="tab-bar z-20 flex border-t border-line bg-wall">
      {TABS.map(({ to, name, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              "flex flex-1 flex-col items-center justify-center gap-0.5 text-12",
              isActive ? "font-medium text-ink" : "text-ink-3",
            )
          }
        >
          <Icon size={22} aria-hidden="true" />
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
