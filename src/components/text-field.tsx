import { CircleAlert } from "lucide-react";
import { useId, type HTMLInputTypeAttribute } from "react";
import { Input } from "@/components/ui/input";

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: "numeric";
  placeholder?: string;
  /** Help under the field; a reason takes its place. */
  hint?: string;
  error?: string | undefined;
}

/** A labelled field with its help, or its reason in place of the help. */
export function TextField({ label, value, onChange, hint, error, type = "text", ...input }: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <Input
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : noteId}
        {...input}
      />
      {note !== undefined && (
        <p id={noteId} className="flex items-center gap-1.5 text-13 text-ink-2">
          {error !== undefined && <CircleAlert size={16} className="text-bad" aria-hidden="true" />}
          {note}
        </p>
      )}
    </div>
  );
}
