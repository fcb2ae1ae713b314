/** Where the app under test believes Supabase to be: the address in vite.config.ts. */
export const API = "http://supabase.test";

export const rest = (table: string) => `${API}/rest/v1/${table}`;

export const GENERATE = `${API}/functions/v1/generate`;
