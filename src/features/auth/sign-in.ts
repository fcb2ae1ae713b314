import { toAppError } from "@/lib/app-error";
import { supabase } from "@/lib/supabase";

export interface Credentials {
  email: string;
  password: string;
}

/** @throws AppError in words for the form */
export async function signIn({ email, password }: Credentials): Promise<void> {
  const { error } = await supabase.auth.signInWithPassword({ email: email.trim(), password });
  if (error) throw await toAppError(error);
}
