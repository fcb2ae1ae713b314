import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, useState } from "react";
import { BrowserRouter } from "react-router";
import { ErrorBoundary } from "@/app/error-boundary";
import { createQueryClient } from "@/app/query-client";
import { AppRoutes } from "@/app/router";
import { SessionProvider } from "@/features/auth/session";
import { forgetPrompts } from "@/features/generate/forget";
import { LiveRegion } from "@/components/live-region";

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <SessionProvider onAccountGone={forgetPrompts}>
            <BrowserRouter>
              <AppRoutes />
            </BrowserRouter>
          </SessionProvider>
          <LiveRegion />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>
  );
}
