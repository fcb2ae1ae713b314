import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { onlineManager } from "@tanstack/react-query";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { installBrowserApis } from "@/testing/browser-apis";
import { server } from "@/testing/server";

// A screen's chunk is compiled while the first test waits for it, on machines that do other things besides.
configure({ asyncUtilTimeout: 4000 });

const LOUD = ["error", "warn"] as const;
let printed: string[] = [];

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));

beforeEach(() => {
  installBrowserApis();
  printed = [];
  for (const method of LOUD) {
    vi.spyOn(console, method).mockImplementation(
      (...values) => void printed.push(values.map(String).join(" ")),
    );
  }
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  onlineManager.setOnline(true);
  vi.restoreAllMocks();
  // Also fails a test that made a request which nobody answers: msw reports it here.
  if (printed.length > 0) throw new Error(`The test printed:\n${printed.join("\n")}`);
});

afterAll(() => server.close());
