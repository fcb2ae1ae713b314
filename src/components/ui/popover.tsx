import { Popover as PopoverPrimitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Never modal: Radix locks the page's scroll with a style element, which our CSP refuses. */
function Popover(props: Omit<ComponentProps<typeof PopoverPrimitive.Root>, "modal">) {
  return <PopoverPrimitive.Root data-slot="popover" modal={false} {...props} />;
}

function PopoverAnchor(props: ComponentProps<typeof PopoverPrimitive.Anchor>) {
  return <PopoverPrimitive.Anchor data-slot="popover-anchor" {...props} />;
}

function PopoverContent({
  className,
  sideOffset = 8,
  ...props
}: ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        data-slot="popover-content"
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          "layer-in z-30 max-h-(--radix-popover-content-available-height) overflow-y-auto rounded-lg bg-sheet p-4 lift outline-none",
          className,
        )}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}

export { Popover, PopoverAnchor, PopoverContent };
