import http from "node:http";
import type { StackInfo } from "../../stack-file.ts";
import type { BadRequest } from "./body.ts";

export interface RawAnswer {
  status: number;
  text: string;
}

/** Sends bytes as they are: `fetch` would put right what is to be wrong. */
export function createSender(stack: StackInfo, token: string): (request: BadRequest) => Promise<RawAnswer> {
  const agent = new http.Agent({ keepAlive: true });
  const credentials = { apikey: stack.publishable_key, authorization: `Bearer ${token}` };
  return async ({ method, headers, body, chunked }) =>
    await new Promise<RawAnswer>((resolve, reject) => {
      const length = chunked ? { "transfer-encoding": "chunked" } : { "content-length": body.byteLength };
      const request = http.request(`${stack.api_url}/functions/v1/generate`, {
        method,
        agent,
        headers: { ...credentials, ...length, ...headers },
      });
      request.on("response", (response) => {
        let text = "";
        response
          .setEncoding("utf8")
          .on("data", (chunk: string) => (text += chunk))
          .on("end", () => resolve({ status: response.statusCode ?? 0, text }))
          .on("error", reject);
      });
      request.on("error", reject);
      const middle = Math.floor(body.byteLength / 2);
      request.write(body.subarray(0, middle));
      request.end(body.subarray(middle));
    });
}
