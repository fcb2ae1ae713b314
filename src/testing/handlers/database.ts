import { HttpResponse } from "msw";
import { http } from "msw/http";
import { rest } from "@/testing/address";
import { profile, settings } from "@/testing/factories";

/** A new person's tables: ten credits and no pictures. They answer alike to everybody: row level security is tested where it is, in Postgres. */
export const databaseHandlers = [
  http.get(rest("profiles"), () => HttpResponse.json(profile())),
  http.get(rest("app_settings"), () => HttpResponse.json(settings())),
  http.get(rest("generations"), () => HttpResponse.json([])),
  http.get(rest("generated_images"), () => HttpResponse.json([])),
];
