import { lazy, Suspense, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useIsPhone } from "@/lib/use-media-query";

const loadPopover = () => import("@/components/anchored-popover");
const AnchoredPopover = lazy(async () => ({ default: (await loadPopover()).AnchoredPopover }));

interface LayerProps {
  /** Names the layer; on phones it is the sheet's title. */
  label: string;
  trigger: ReactNode;
  triggerProps?: Omit<ComponentProps<typeof Button>, "children" | "onClick" | "ref">;
  /** Gets a function that closes the layer. */
  children: (close: () => void) => ReactNode;
  align?: "start" | "end";
  className?: string;
}

/** A button that opens a popover on desktop and a bottom sheet on phones. */
export function Layer({ label, trigger, triggerProps, children, align = "start", className }: LayerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isPhone = useIsPhone();
  const close = () => setOpen(false);
  const preload = () => void loadPopover();

  return (
    <>
      <Button
        variant="quiet"
        {...triggerProps}
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen((wasOpen) => !wasOpen)}
        onPointerEnter={isPhone ? undefined : preload}
        onFocus={isPhone ? undefined : preload}
      >
        {trigger}
      </Button>
      {open && isPhone && (
        <Sheet label={label} onClose={close}>
          {children(close)}
        </Sheet>
      )}
      {open && !isPhone && (
        <Suspense>
          <AnchoredPopover label={label} anchor={button} align={align} onClose={close} className={className}>
            {children(close)}
          </AnchoredPopover>
        </Suspense>
      )}
    </>
  );
}
