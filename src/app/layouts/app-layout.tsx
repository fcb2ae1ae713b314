import { Suspense } from "react";
import { Outlet } from "react-router";
import { TabBar } from "@/app/layouts/tab-bar";
import { TopBar } from "@/app/layouts/top-bar";
import { useUser } from "@/features/auth/session";
import { useResumeGenerations } from "@/features/generate/use-resume-generations";
import { useKeyboardInset } from "@/lib/use-keyboard-inset";
import { useIsPhone } from "@/lib/use-media-query";

/** The frame of every signed-in screen. Generations are taken up again here, whichever screen is open. */
export function AppLayout() {
  const user = useUser();
  const isPhone = useIsPhone();
  useResumeGenerations(user.id);
  useKeyboardInset();

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="fixed top-2 left-2 z-40 -translate-y-20 rounded-md bg-sheet px-4 py-3 focus:translate-y-0"
      >
        Skip to the content
      </a>
      <TopBar user={user} />
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {isPhone && <TabBar />}
    </div>
  );
}
