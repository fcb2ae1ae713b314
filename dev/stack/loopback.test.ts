import { expect, test } from "vitest";
import { refuseRemoteDatabase } from "./loopback.ts";

test.each(["127.0.0.1:54322", "localhost", "127.1.2.3", "[::1]:5432"])("%s is this machine", (host) => {
  expect(() => refuseRemoteDatabase(`postgresql://a:b@${host}/postgres`, "reset")).not.toThrow();
});

test.each([
  "db.example.supabase.co:5432",
  "10.0.0.1",
  "127.0.0.1.example.com",
  "localhost.example.com",
  "[::2]",
])("%s is not", (host) => {
  expect(() => refuseRemoteDatabase(`postgresql://a:b@${host}/postgres`, "reset")).toThrow(
    /Refusing to reset/,
  );
});
