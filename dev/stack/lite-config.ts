/**
 * The configuration that `lite start --config` loads: supabase/config.toml, with what belongs to this stack
 * (addresses, keys, database, mail) put in from the environment that `liteProcess` gives.
 */
import { readFileSync } from "node:fs";
import type { EmailDriver, EmailMessage } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { parse } from "smol-toml";
import { repoPath } from "./repo.ts";

type Section = Record<string, unknown>;

interface ProjectConfig {
  project_id: string;
  api: Section;
  auth: Section & { email?: Section & { template?: Record<string, Section> } };
  db: Section;
  storage: Section;
}

const project = parse(readFileSync(repoPath("supabase/config.toml"), "utf8")) as unknown as ProjectConfig;
const { project_id, api, auth, db, storage } = project;

function fromEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

/** Gives each message to the stack, which shows it; links are made to point where hosted ones do, at the API. */
class StackMailDriver implements EmailDriver {
  async send(message: EmailMessage): Promise<void> {
    const verify = `${fromEnv("EASEL_APP_URL")}/auth/v1/verify`;
    const rewrite = (text = ""): string =>
      text.replaceAll(verify, `${fromEnv("EASEL_API_URL")}/auth/v1/verify`);
    const { to, subject, text, html } = message;
    process.send?.({ mail: { to, subject, text: rewrite(text), html: rewrite(html) } });
  }
}

/** Template paths are relative to the project in config.toml, and Lite runs in another folder. */
function withAbsoluteTemplates(templates: Record<string, Section> = {}): Record<string, Section> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [
      name,
      typeof template["content_path"] === "string"
        ? { ...template, content_path: repoPath(template["content_path"]) }
        : template,
    ]),
  );
}

/**
 * Lite hands JSON arguments of functions to the driver as text, and the driver makes text of them once more:
 * the function would get a JSON string in the place of an object. Text that is JSON already is passed on.
 */
function serializeJson(value: unknown): string {
  return typeof value === "string" && /^\s*[[{]/.test(value) ? value : JSON.stringify(value);
}

const connection = createPostgresConnection({
  url: fromEnv("EASEL_LITE_DATABASE_URL"),
  postgresOptions: {
    types: {
      json: { to: 114, from: [114], serialize: serializeJson, parse: (text: string) => JSON.parse(text) },
      jsonb: { to: 3802, from: [3802], serialize: serializeJson, parse: (text: string) => JSON.parse(text) },
    },
  },
});

// The stack that started this process is gone: so is the reason to go on.
process.on("disconnect", () => process.exit());

// oxlint-disable-next-line import/no-default-export -- This is what Lite imports.
export default {
  project_id,
  api: { ...api, port: Number(fromEnv("EASEL_LITE_PORT")) },
  auth: {
    ...auth,
    site_url: fromEnv("EASEL_APP_URL"),
    additional_redirect_urls: fromEnv("EASEL_REDIRECT_URLS").split(","),
    jwt_secret: fromEnv("EASEL_JWT_SECRET"),
    publishable_key: fromEnv("EASEL_PUBLISHABLE_KEY"),
    secret_key: fromEnv("EASEL_SECRET_KEY"),
    email: {
      ...auth.email,
      enable_confirmations: process.env["EASEL_MAIL_CONFIRMATIONS"] === "1",
      template: withAbsoluteTemplates(auth.email?.template),
    },
  },
  // The Supabase CLI applies the migrations; Lite keeps out of their history.
  db: { ...db, migrations: { enabled: false } },
  connection,
  storage,
  studio: { enabled: false },
  options: { drivers: { email: new StackMailDriver() } },
};
