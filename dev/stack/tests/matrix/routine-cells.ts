import type { Actor } from "./actors.ts";
import type { Routine } from "./catalogue.ts";
import type { Cell } from "./cell.ts";
import { FUNCTIONS } from "./expected.ts";
import { anyValue } from "./rows.ts";

const tellAnswer: Cell["read"] = ({ status, body }) => `called (${status} ${JSON.stringify(body)})`;

/** Every function, with arguments that fit: PostgREST looks for one with these names. */
export function routineCells(actor: Actor, routines: Routine[]): Cell[] {
  return routines.flatMap(({ name, signature, parameters }) => {
    const given = parameters.map(({ name: parameter, type }) => [
      parameter,
      anyValue({ type, labels: null }),
    ]);
    const values = Object.fromEntries(given) as Record<string, unknown>;
    const query = new URLSearchParams(
      Object.entries(values).map(([parameter, value]) => [parameter, asParameter(value)]),
    );
    const path = `rpc/${name}`;
    const expected = FUNCTIONS[signature]?.[actor.name] ?? "unlisted";
    return [
      { name: `POST ${signature}`, method: "POST", path, body: values, expected, read: tellAnswer },
      { name: `GET ${signature}`, method: "GET", path: `${path}?${query}`, expected, read: tellAnswer },
    ];
  });
}

/** Tables and functions of a schema that the API does not expose, asked for by each header that names one. */
export function elsewhereCells(schema: string, relations: string[], routines: Routine[]): Cell[] {
  const cell = (name: string, method: string, path: string, body?: unknown): Cell => ({
    name: `${method} ${name} of ${schema}`,
    method,
    path,
    body,
    headers: { [method === "GET" ? "accept-profile" : "content-profile"]: schema },
    expected: "not there",
    read: tellAnswer,
  });
  const ofRelation = (relation: string): Cell[] => [
    cell(relation, "GET", relation),
    cell(relation, "POST", relation, {}),
    cell(relation, "DELETE", relation),
    { ...cell(`${relation} by its full name`, "GET", `${schema}.${relation}`), headers: {} },
  ];
  const ofRoutine = ({ name, parameters }: Routine): Cell[] => {
    const values = Object.fromEntries(
      parameters.map((parameter) => [parameter.name, anyValue({ type: parameter.type, labels: null })]),
    );
    return [cell(name, "POST", `rpc/${name}`, values), cell(name, "GET", `rpc/${name}`)];
  };
  return [...["anything", ...relations].flatMap(ofRelation), ...routines.flatMap(ofRoutine)];
}

/** A value in the query of a GET, where an array has Postgres's own form. */
function asParameter(value: unknown): string {
  if (Array.isArray(value)) return "{}";
  return typeof value === "string" ? value : JSON.stringify(value);
}
