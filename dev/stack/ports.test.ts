import net from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { assertPortsFree, freePort, portsFromEnv, type StackPorts } from "./ports.ts";

const freePorts = async (): Promise<StackPorts> => ({
  app: await freePort(),
  api: await freePort(),
  db: await freePort(),
  fal: await freePort(),
});

test("ports are Supabase's and Vite's own unless the environment says otherwise", () => {
  expect(portsFromEnv({})).toEqual({ app: 5173, api: 54321, db: 54322, fal: 54326 });
});

test("the simulator's port follows the API's", () => {
  expect(portsFromEnv({ EASEL_API_PORT: "6000" })).toEqual({ app: 5173, api: 6000, db: 54322, fal: 6005 });
  expect(() => portsFromEnv({ EASEL_API_PORT: "65531" })).toThrow(/EASEL_API_PORT.*65530/);
});

test.each(["0", "65536", "1.5", "many"])("%s is refused as a port, with the variable's name", (text) => {
  expect(() => portsFromEnv({ EASEL_DB_PORT: text })).toThrow(/EASEL_DB_PORT/);
});

test("a taken port is told with the variable that moves it", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  const ports = { ...(await freePorts()), api: port };
  await expect(assertPortsFree(ports)).rejects.toThrow(`Port ${port} is already taken`);
  await expect(assertPortsFree(ports)).rejects.toThrow("EASEL_API_PORT");
  await expect(assertPortsFree({ ...(await freePorts()), fal: port })).rejects.toThrow(
    /Port \d+, the Fal simulator's, is already taken\..*EASEL_API_PORT/,
  );
  server.close();
  await once(server, "close");
  await expect(assertPortsFree(ports)).resolves.toBeUndefined();
});

test.each([
  ["app", "api", "EASEL_APP_PORT and EASEL_API_PORT"],
  ["api", "db", "EASEL_API_PORT and EASEL_DB_PORT"],
  ["db", "fal", "EASEL_DB_PORT and EASEL_API_PORT \\+ 5"],
] as const)("one port for both %s and %s is refused with the variables' names", async (one, other, names) => {
  const ports = await freePorts();
  const equal = { ...ports, [other]: ports[one] };
  await expect(assertPortsFree(equal)).rejects.toThrow(new RegExp(`${names} are both ${ports[one]}`));
});
