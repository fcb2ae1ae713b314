import { FunctionsFetchError, FunctionsHttpError, isAuthError } from "@supabase/supabase-js";
import { REFUSALS, type RefusalCode } from "@contract/errors.ts";
import { authErrorCode, AUTH_MESSAGES, type AuthErrorCode } from "@/lib/auth-error";

export type AppErrorCode = RefusalCode | AuthErrorCode | "network" | "unreadable_answer" | "still_drawing";

/** The only error that screens meet. `message` is in plain words and may be shown. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** The same request may succeed when it is repeated unchanged. */
  readonly retryable: boolean;

  constructor(code: AppErrorCode, message: string, retryable: boolean) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.retryable = retryable;
  }
}

export function networkError(): AppError {
  return new AppError("network", "Easel cannot be reached. Check your connection.", true);
}

function internalError(): AppError {
  return new AppError("internal", REFUSALS.internal.message, true);
}

function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === "string" && Object.hasOwn(REFUSALS, code);
}

/** A refusal of one of our functions, or what a gateway in front of it answered. */
async function fromFunction(error: FunctionsHttpError): Promise<AppError> {
  const response = error.context as Response;
  const body = (await response.json().catch(() => undefined)) as { code?: unknown } | undefined;
  if (isRefusalCode(body?.code)) {
    return new AppError(body.code, REFUSALS[body.code].message, body.code === "internal");
  }
  if (response.status === 401) return new AppError("unauthorized", REFUSALS.unauthorized.message, false);
  if (response.status >= 500) return internalError();
  return new AppError("invalid_request", REFUSALS.invalid_request.message, false);
}

/** PostgREST's errors are told by their shape: a failed fetch has no code of Postgres, only a message. */
function fromDatabase(error: { code: string; message: string }): AppError {
  if (/fetch|network|load failed|abort/i.test(error.message) && !/^[0-9A-Z]{5}$/.test(error.code)) {
    return networkError();
  }
  if (error.code === "PGRST301" || error.code === "PGRST303" || error.code === "42501") {
    return new AppError("unauthorized", REFUSALS.unauthorized.message, false);
  }
  return internalError();
}

/**
 * Turns whatever was thrown or returned into an AppError. The only place that knows the error
 * classes of supabase-js. Messages are ours: a provider's words never reach the screen.
 */
export async function toAppError(error: unknown): Promise<AppError> {
  if (error instanceof AppError) return error;
  if (error instanceof FunctionsFetchError) return networkError();
  if (error instanceof FunctionsHttpError) return fromFunction(error);
  if (isAuthError(error)) {
    const code = authErrorCode(error);
    if (code === "network") return networkError();
    return code === undefined ? internalError() : new AppError(code, AUTH_MESSAGES[code], false);
  }
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return fromDatabase({ code: String(error.code), message: String(error.message) });
  }
  return error instanceof TypeError ? networkError() : internalError();
}
