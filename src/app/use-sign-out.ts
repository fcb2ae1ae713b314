import { signOut } from "@/features/auth/sign-out";
import { forgetPrompts } from "@/features/generate/forget";

/** Signs out on this device and leaves nothing of the person's words on it. */
export function useSignOut(userId: string): () => void {
  return () => {
    forgetPrompts(userId);
    void signOut();
  };
}
