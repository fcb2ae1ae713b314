import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      className={cn(
        "border-rule bg-sheet text-16 text-ink desk:h-10 desk:text-14 h-11.5 w-full min-w-0 rounded-md border px-3",
        // Focus is an ink border with an accent caret: a ring around every field would shout.
        "focus:border-ink outline-none focus:shadow-[inset_0_0_0_0.5px_var(--ink)]",
        "aria-invalid:border-bad disabled:border-line disabled:text-ink-off",
        className,
      )}
      {...props}
    />
  );
}

export { Input };
