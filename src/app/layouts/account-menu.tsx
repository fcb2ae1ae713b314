import { LogOut } from "lucide-react";
import { useSignOut } from "@/app/use-sign-out";
import { ThemePicker } from "@/features/account/theme-picker";
import type { SessionUser } from "@/features/auth/session";
import { Layer } from "@/components/layer";
import { Button } from "@/components/ui/button";

function initials(email: string): string {
  return email.slice(0, 2).toUpperCase();
}

export function AccountMenu({ user }: { user: SessionUser }) {
  const signOut = useSignOut(user.id);
  return (
    <Layer
      label="Account"
      align="end"
      className="w-72 p-3"
      triggerProps={{
        size: "icon",
        className: "size-7.5 rounded-full border border-rule text-12 desk:size-7.5",
      }}
      trigger={
        <span>
          <span className="sr-only">Account </span>
          {initials(user.email)}
        </span>
      }
    >
      {() => (
        <div className="flex flex-col gap-3">
          <p className="truncate px-1 pt-1 text-13 text-ink-2">{user.email}</p>
          <div className="border-y border-line py-3">
            <p className="mb-1.5 px-1 text-12 text-ink-3" aria-hidden="true">
              Theme
            </p>
            <ThemePicker />
          </div>
          <Button variant="quiet" className="justify-start px-2 font-normal" onClick={signOut}>
            <LogOut size={16} aria-hidden="true" />
            Sign out
          </Button>
        </div>
      )}
    </Layer>
  );
}
