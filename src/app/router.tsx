import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { AppLayout } from "@/app/layouts/app-layout";
import { RequireSession } from "@/app/layouts/require-session";
import { RequireSignedOut } from "@/app/layouts/require-signed-out";
import { Shell } from "@/app/layouts/shell";
import { paths } from "@/app/paths";
import { HomeRoute } from "@/app/routes/home";

const CreateRoute = lazy(async () => ({ default: (await import("@/app/routes/create")).CreateRoute }));
const GalleryRoute = lazy(async () => ({ default: (await import("@/app/routes/gallery")).GalleryRoute }));
const MeRoute = lazy(async () => ({ default: (await import("@/app/routes/me")).MeRoute }));
const SignInRoute = lazy(async () => ({ default: (await import("@/app/routes/auth")).SignInRoute }));
const SignUpRoute = lazy(async () => ({ default: (await import("@/app/routes/auth")).SignUpRoute }));
const NotFoundRoute = lazy(async () => ({ default: (await import("@/app/routes/not-found")).NotFoundRoute }));

/** Which screen is at which address, and who may see it. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Shell />}>
      <Routes>
        <Route path={paths.home} element={<HomeRoute />} />
        <Route element={<RequireSession />}>
          <Route element={<AppLayout />}>
            <Route path={paths.create} element={<CreateRoute />} />
            <Route path={paths.gallery} element={<GalleryRoute />} />
            <Route path={paths.me} element={<MeRoute />} />
          </Route>
        </Route>
        <Route element={<RequireSignedOut />}>
          <Route path={paths.signIn} element={<SignInRoute />} />
          <Route path={paths.signUp} element={<SignUpRoute />} />
        </Route>
        <Route path="*" element={<NotFoundRoute />} />
      </Routes>
    </Suspense>
  );
}
