import { HttpResponse } from "msw";
import { http } from "msw/http";
import { API } from "@/testing/address";
import { sessionAnswer } from "@/testing/factories";

const TOKEN = `${API}/auth/v1/token`;
const SIGN_UP = `${API}/auth/v1/signup`;

function authError(status: number, code: string) {
  return HttpResponse.json({ code: status, error_code: code, msg: "words of the server" }, { status });
}

export const signInSucceeds = () => http.post(TOKEN, () => HttpResponse.json(sessionAnswer()));

export const signInFails = (status: number, code: string) => http.post(TOKEN, () => authError(status, code));

export const signInUnreachable = () => http.post(TOKEN, () => HttpResponse.error());

export const signUpSucceeds = () => http.post(SIGN_UP, () => HttpResponse.json(sessionAnswer()));

/** What hosted Supabase says with confirmations on, for new addresses and known ones alike. */
export const signUpWantsConfirmation = () =>
  http.post(SIGN_UP, () =>
    HttpResponse.json({ ...sessionAnswer().user, confirmation_sent_at: "2026-11-22T10:00:00Z" }),
  );

export const signUpFails = (status: number, code: string) =>
  http.post(SIGN_UP, () => authError(status, code));

export const signOutSucceeds = () =>
  http.post(`${API}/auth/v1/logout`, () => new HttpResponse(null, { status: 204 }));
