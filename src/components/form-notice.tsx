import { CircleAlert } from "lucide-react";

/** Why a form was not accepted. Read out at once, since the press had no other effect. */
export function FormNotice({ error }: { error: Error | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {error && (
        <p className="flex gap-2 rounded-md border border-line bg-sheet p-3 text-13">
          <CircleAlert size={18} className="text-bad" aria-hidden="true" />
          {error.message}
        </p>
      )}
    </div>
  );
}
