import net from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { assertPortsFree, freePort, portsFromEnv } from "./ports.ts";

test("ports are Supabase's and Vite's own unless the environment says otherwise", () => {
  expect(portsFromEnv({})).toEqual({ app: 5173, api: 54321, db: 54322 });
  expect(portsFromEnv({ EASEL_API_PORT: "6000" })).toEqual({ app: 5173, api: 6000, db: 54322 });
});

test.each(["0", "65536", "1.5", "many"])("%s is refused as a port, with the variable's name", (text) => {
  expect(() => portsFromEnv({ EASEL_DB_PORT: text })).toThrow(/EASEL_DB_PORT/);
});

test("a taken port is told with the variable that moves it", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  const ports = { app: await freePort(), api: port, db: await freePort() };
  await expect(assertPortsFree(ports)).rejects.toThrow(`Port ${port} is already taken`);
  await expect(assertPortsFree(ports)).rejects.toThrow("EASEL_API_PORT");
  server.close();
  await once(server, "close");
  await expect(assertPortsFree(ports)).resolves.toBeUndefined();
});
