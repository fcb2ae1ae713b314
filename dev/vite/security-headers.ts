/** Hosted Supabase projects, whose names are not known when vercel.json is committed. */
export const HOSTED_SUPABASE_ORIGINS = "https://*.supabase.co";

/**
 * The one source of the app's Content-Security-Policy: `vite preview` serves it with the configured
 * Supabase origin, and a test holds vercel.json to it.
 *
 * @param supabaseOrigin scheme, host and port of the Supabase API, or a CSP host pattern
 */
export function contentSecurityPolicy(supabaseOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${supabaseOrigin}`,
    `connect-src 'self' ${supabaseOrigin}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Every header of the app's pages, except those that only make sense over HTTPS. */
export function securityHeaders(supabaseOrigin: string): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(supabaseOrigin),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
}

export const STRICT_TRANSPORT_SECURITY = "max-age=63072000; includeSubDomains";
