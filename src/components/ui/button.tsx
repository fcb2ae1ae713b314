import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/utils";

const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:cursor-default aria-disabled:cursor-default",
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover not-aria-disabled:active:bg-accent-press aria-disabled:bg-well aria-disabled:text-ink-off",
        outline:
          "border border-rule not-aria-disabled:hover:bg-hover not-aria-disabled:active:bg-well aria-disabled:border-line aria-disabled:text-ink-off",
        quiet: "text-ink-2 hover:bg-hover hover:text-ink active:bg-well aria-disabled:text-ink-off",
      },
      size: {
        sm: "h-11 px-3 text-13 desk:h-8",
        md: "h-11 px-3.5 text-14 desk:h-9",
        lg: "h-11.5 px-4 text-14 desk:h-10.5",
        icon: "size-11 text-ink-2 desk:size-8",
      },
    },
    defaultVariants: { variant: "primary", size: "md" },
  },
);

interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonVariants> {
  /** Shows that the press is being carried out; further presses are the form's to ignore. */
  busy?: boolean;
}

function Button({
  className,
  variant,
  size,
  busy = false,
  type = "button",
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      data-slot="button"
      type={type}
      aria-busy={busy || undefined}
      className={cn(buttonVariants({ variant, size }), className)}
      {...props}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export { Button, buttonVariants };
