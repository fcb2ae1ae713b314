import { CONNECTION_FAULTS } from "./connection-faults.ts";
import type { Fault } from "./fault.ts";
import { GENERATION_FAULTS } from "./generation-faults.ts";
import { HTTP_FAULTS } from "./http-faults.ts";
import { IMAGE_FAULTS } from "./image-faults.ts";
import { WEBHOOK_FAULTS } from "./webhook-faults.ts";

/** Every fault that `POST /_control` can set. A new one is a new entry of one of these and nothing else. */
export const FAULT_MENU: Record<string, Fault> = {
  ...HTTP_FAULTS,
  ...CONNECTION_FAULTS,
  ...GENERATION_FAULTS,
  ...IMAGE_FAULTS,
  ...WEBHOOK_FAULTS,
};
