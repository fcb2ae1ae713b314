import type { Simulator } from "../simulator.ts";

/** The app's id in addresses of requests: Fal drops the endpoint's sub-path `schnell` there. */
const APP = "fal-ai/flux";

export function requestUrls(simulator: Simulator, id: string) {
  const response_url = `${simulator.publicUrl()}/queue.fal.run/${APP}/requests/${id}`;
  return {
    response_url,
    status_url: `${response_url}/status`,
    cancel_url: `${response_url}/cancel`,
  };
}
