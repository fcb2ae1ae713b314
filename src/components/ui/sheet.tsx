import { useEffectEvent, useLayoutEffect, type ReactNode } from "react";
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
  const { sheet, handle } = useDragToClose<HTMLDialogElement>(onClose);
  const close = useEffectEvent(onClose);

  useLayoutEffect(() => {
    const dialog = sheet.current;
    if (!dialog) return undefined;
    // The backdrop belongs to the dialog. Without a pointer, Escape does the same.
    const closeOnBackdrop = (event: MouseEvent) => {
      if (event.target === dialog) close();
    };
    dialog.addEventListener("click", closeOnBackdrop);
    dialog.showModal();
    // The sheet, not its first field: a keyboard that jumps up hides what was opened.
    dialog.focus();
    return () => {
      dialog.removeEventListener("click", closeOnBackdrop);
      dialog.close();
    };
  }, [sheet]);

  function closed() {
    // The event comes late: the dialog may have been opened again since (StrictMode does that).
    if (sheet.current?.open === false) onClose();
  }

  return (
    <dialog
      ref={sheet}
      data-slot="sheet"
      aria-label={label}
      tabIndex={-1}
      onClose={closed}
      className="sheet-in fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-lg bg-sheet text-ink outline-none backdrop:bg-scrim"
    >
      <div className="touch-none pt-2.5 pb-1.5" {...handle}>
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
