/** Every address of the app. */
export const paths = {
  home: "/",
  create: "/create",
  gallery: "/gallery",
  me: "/me",
  signIn: "/sign-in",
  signUp: "/sign-up",
} as const;

/** The parameter that carries where a person wanted to go before signing in. */
export const NEXT_PARAM = "next";
