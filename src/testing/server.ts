import { setupServer } from "msw/node";
import { databaseHandlers } from "@/testing/handlers/database";

/** Answers in the place of Supabase. Each test adds what it is about. */
export const server = setupServer(...databaseHandlers);
