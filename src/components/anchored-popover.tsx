import type { ReactNode, RefObject } from "react";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";

interface AnchoredPopoverProps {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  align: "start" | "end";
  onClose: () => void;
  className?: string | undefined;
  children: ReactNode;
}

/** The desktop half of Layer, in a file of its own so that Radix is loaded with the first one opened. */
export function AnchoredPopover({
  label,
  anchor,
  align,
  onClose,
  className,
  children,
}: AnchoredPopoverProps) {
  return (
    <Popover open onOpenChange={(open) => !open && onClose()}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        align={align}
        aria-label={label}
        className={className}
        onInteractOutside={(event) => {
          // The trigger closes by its own press; closing here too would open it again.
          if (anchor.current?.contains(event.target as Node)) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.current?.focus();
        }}
      >
        {children}
      </PopoverContent>
    </Popover>
  );
}
