import type { RefObject } from "react";
import { LIMITS } from "@contract/limits.ts";
import { cn } from "@/lib/utils";

interface PromptFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  describedBy: string;
}

/**
 * Grows from one line to six: an unseen copy of the text lies in the same grid cell and gives the cell
 * its height. `field-sizing: content` would do the same, but not yet in every browser.
 */
export function PromptField({ field, value, onChange, describedBy }: PromptFieldProps) {
  const text =
    "col-start-1 row-start-1 px-3.5 pt-3 pb-2 text-16 desk:pb-1 min-w-0 wrap-anywhere whitespace-pre-wrap";
  return (
    <div className="grid max-h-40 grid-cols-[minmax(0,1fr)] overflow-hidden">
      <textarea
        ref={field}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        rows={1}
        maxLength={LIMITS.promptLength}
        aria-label="Prompt"
        aria-describedby={describedBy}
        placeholder="Describe a picture"
        className={cn(text, "max-h-40 resize-none overflow-y-auto bg-transparent outline-none")}
      />
      <div aria-hidden="true" className={cn(text, "invisible")}>
        {/* A last empty line counts only when something stands on it. */}
        {`${value} `}
      </div>
    </div>
  );
}
