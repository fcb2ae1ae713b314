import { existsSync } from "node:fs";
import { repoPath } from "./repo.ts";
import { StackError } from "./stack-error.ts";

/** Deno's own program: the one in node_modules/.bin is a Node script around it, which would take no signals. */
export function denoBinary(): string {
  const binary = repoPath(`node_modules/deno/deno${process.platform === "win32" ? ".exe" : ""}`);
  if (!existsSync(binary)) throw new StackError(`${binary} is missing: run npm ci.`);
  return binary;
}

/** What Deno itself needs of the caller's environment: a place for its cache, and the way through a proxy. */
const PASSED_ON = [
  "PATH",
  "HOME",
  "TMPDIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "DENO_CERT",
  "DENO_TLS_CA_STORE",
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
];

export function denoEnv(): NodeJS.ProcessEnv {
  const passed = PASSED_ON.filter((name) => process.env[name] !== undefined);
  return {
    ...Object.fromEntries(passed.map((name) => [name, process.env[name]])),
    // Filled by npm's postinstall, so that the stack starts without a network.
    DENO_DIR: process.env["DENO_DIR"] ?? repoPath("node_modules/.cache/deno"),
    DENO_NO_PACKAGE_JSON: "1",
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
  };
}
