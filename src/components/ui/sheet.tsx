import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { useDragToClose } from "@/components/use-drag-to-close";

interface SheetProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A bottom sheet on the platform's own modal dialog: it traps focus, makes the page behind it inert,
 * closes with Escape or Android's Back, and gives focus back, without a byte of ours.
 */
function Sheet({ label, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const drag = useDragToClose(dialog, onClose);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The sheet, not its first field: a keyboard that jumps up hides what was opened.
    element?.focus();
    return () => element?.close();
  }, []);

  function closed() {
    // The event comes late: the dialog may have been opened again since (StrictMode does that).
    if (dialog.current?.open === false) onClose();
  }

  function closeOnBackdrop(event: MouseEvent) {
    if (event.target === dialog.current) onClose();
  }

  return (
    // The keyboard has Escape for what a press on the backdrop does.
    <dialog
      ref={dialog}
      data-slot="sheet"
      aria-label={label}
      tabIndex={-1}
      onClose={closed}
      onClick={closeOnBackdrop}
      className="sheet-in fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-lg bg-sheet text-ink outline-none backdrop:bg-scrim"
    >
      <div className="touch-none pt-2.5 pb-1.5" {...drag}>
        <div className="mx-auto h-1 w-9 rounded-full bg-line" aria-hidden="true" />
      </div>
      <div className="px-4 pb-[calc(1.25rem+env(safe-area-inset-bottom))]">
        <h2 className="mb-3 text-16 font-medium">{label}</h2>
        {children}
      </div>
    </dialog>
  );
}

export { Sheet };
