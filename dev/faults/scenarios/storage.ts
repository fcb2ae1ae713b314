import { checkEndings } from "../checks.ts";
import type { GatewayCall, Mishap } from "../../stack/valve.ts";
import { aRequest, type FaultWorld, type Person } from "../world.ts";

/** F7: Storage fails, or somebody was there before. Returns what is wrong afterwards. */
export async function troubleStorage(world: FaultWorld, person: Person): Promise<string[]> {
  const ids = [
    await whileStorageIsDown(world, person),
    await withUploadsCut(world, person),
    await withObjectsThere(world, person, (bytes) => bytes),
    await withObjectsThere(world, person, (bytes) => bytes.map((byte) => byte ^ 0xff)),
    await withObjectsThere(world, person, (bytes) => bytes.subarray(0, 100)),
  ];
  const unkept = (await world.endings(ids)).filter(({ charged_count }) => charged_count !== 2);
  const problems = unkept.map(({ id, status }) => `${id} is ${status}, its pictures were made`);
  return [...problems, ...(await checkEndings(world, ids)), ...(await wrongBytes(world, ids))];
}

const isUpload = ({ method, url }: GatewayCall): boolean =>
  (method === "POST" || method === "PUT") && url.startsWith("/storage/v1/object/");

/** Down for as long as the request waits; the reaper finds Fal's result again. */
async function whileStorageIsDown(world: FaultWorld, person: Person): Promise<string> {
  const request = aRequest({ num_images: 2 });
  world.valve.decide = ({ url }) => (url.startsWith("/storage/") ? "refuse" : undefined);
  await world.generate(person, request);
  world.valve.decide = () => undefined;
  await world.reapAll();
  return request["id"] as string;
}

/** Every upload breaks off once, and is begun again. */
async function withUploadsCut(world: FaultWorld, person: Person): Promise<string> {
  const request = aRequest({ num_images: 2 });
  const seen = new Set<string>();
  world.valve.decide = (call): Mishap => {
    if (!isUpload(call) || seen.has(call.url)) return undefined;
    seen.add(call.url);
    return "cut";
  };
  await world.generate(person, request);
  world.valve.decide = () => undefined;
  await world.reapAll();
  return request["id"] as string;
}

/** The keys are taken, by an earlier attempt or by rubbish. */
async function withObjectsThere(
  world: FaultWorld,
  person: Person,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<string> {
  // The simulator draws the same for the same seed: so the bytes are known before.
  const same = { num_images: 2, seed: "7" };
  const model = await world.generate(person, aRequest(same));
  const request = aRequest(same);
  const id = request["id"] as string;
  world.valve.decide = (call) => (isUpload(call) ? "hold-before" : undefined);
  const answered = world.generate(person, request);
  await world.until(() => world.valve.held === 2, "both uploads");
  world.valve.decide = () => undefined;
  const [row] = await world.sql`select image_keys from generations where id = ${id}`;
  const keys = row?.["image_keys"] as string[];
  for (const [index, image] of (model?.body.images ?? []).entries()) {
    const bytes = new Uint8Array(await (await fetch(image.image_url)).arrayBuffer());
    await putObject(world, `${keys[index]}.jpg`, change(bytes));
  }
  world.valve.release();
  await answered;
  await world.reapAll();
  return id;
}

/** Stores an object as only the service role may. */
export async function putObject({ stack }: FaultWorld, name: string, bytes: Uint8Array): Promise<void> {
  const { api_url, secret_key } = stack.info;
  const response = await fetch(`${api_url}/storage/v1/object/generated-images/${name}`, {
    method: "POST",
    headers: { apikey: secret_key, authorization: `Bearer ${secret_key}`, "content-type": "image/jpeg" },
    body: Buffer.from(bytes),
  });
  if (!response.ok) throw new Error(`Storage refused an object: ${await response.text()}`);
}

/** Objects that are not what their row says, read as anybody reads them. */
async function wrongBytes({ sql }: FaultWorld, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ image_url: string; sha256: string }[]>`
    select image_url, sha256 from generated_images where generation_id = any(${[...ids]}::uuid[])`;
  const problems = rows.map(async ({ image_url, sha256 }) => {
    const bytes = await (await fetch(image_url)).arrayBuffer();
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    return digest === sha256 ? [] : [`${image_url} has other bytes than its row says`];
  });
  return (await Promise.all(problems)).flat();
}
