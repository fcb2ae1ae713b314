import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      className={cn(
        "h-11.5 w-full min-w-0 rounded-md border border-rule bg-sheet px-3 text-16 text-ink desk:h-10 desk:text-14",
        // Focus is an ink border with an accent caret: a ring around every field would shout.
        "outline-none focus:border-ink focus:shadow-[inset_0_0_0_0.5px_var(--ink)]",
        "disabled:border-line disabled:text-ink-off aria-invalid:border-bad",
        className,
      )}
      {...props}
    />
  );
}

export { Input };
