import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { MemoryRouter } from "react-router";
import { createQueryClient } from "@/app/query-client";
import { SessionProvider } from "@/features/auth/session";
import { forgetPrompts } from "@/features/generate/forget";
import { LiveRegion } from "@/components/live-region";
import { sessionAnswer } from "@/testing/factories";
import { keepSession } from "@/testing/session";

interface RenderOptions {
  /** Where the router starts. */
  at?: string;
  signedIn?: boolean;
}

type Rendered = RenderResult & { user: UserEvent; queryClient: QueryClient };

/** Renders below everything that main.tsx puts around a screen. */
export function renderApp(
  element: ReactElement,
  { at = "/", signedIn = false }: RenderOptions = {},
): Rendered {
  if (signedIn) keepSession(sessionAnswer());
  const queryClient = createQueryClient();
  const user = userEvent.setup();
  const result = render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider onAccountGone={forgetPrompts}>
        <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
      </SessionProvider>
      <LiveRegion />
    </QueryClientProvider>,
  );
  return { ...result, user, queryClient };
}
