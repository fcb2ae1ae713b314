import { useLayoutEffect, type RefObject } from "react";
import { LIMITS } from "@contract/limits.ts";

interface PromptFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  describedBy: string;
}

/** Grows from one line to six. Browsers without `field-sizing` are measured instead. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, value: string) {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, value]);
}

export function PromptField({ field, value, onChange, describedBy }: PromptFieldProps) {
  useGrowing(field, value);
  return (
    <textarea
      ref={field}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      rows={1}
      maxLength={LIMITS.promptLength}
      aria-label="Prompt"
      aria-describedby={describedBy}
      placeholder="Describe a picture"
      enterKeyHint="enter"
      className="block field-sizing-content max-h-40 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-16 outline-none"
    />
  );
}
