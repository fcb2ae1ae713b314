import { CircleAlert } from "lucide-react";

/** Why a form was not accepted. Read out at once, since the press had no other effect. */
export function FormNotice({ error }: { error: Error | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {error && (
        <p className="border-line bg-sheet text-13 flex gap-2 rounded-md border p-3">
          <CircleAlert size={18} className="text-bad" aria-hidden="true" />
          {error.message}
        </p>
      )}
    </div>
  );
}
