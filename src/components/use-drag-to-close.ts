import { useRef, type PointerEvent, type RefObject } from "react";

/** Pixels that a sheet is pulled down before letting go closes it. */
const CLOSE_DISTANCE = 72;

interface DragToClose<Sheet extends HTMLElement> {
  sheet: RefObject<Sheet | null>;
  /** Handlers for the sheet's handle. */
  handle: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: () => void;
  };
}

/** Lets a sheet follow the finger that pulls its handle, and closes it when it was pulled far enough. */
export function useDragToClose<Sheet extends HTMLElement>(onClose: () => void): DragToClose<Sheet> {
  const sheet = useRef<Sheet>(null);
  const startY = useRef<number>(undefined);

  function distance(event: PointerEvent): number {
    return startY.current === undefined ? 0 : Math.max(0, event.clientY - startY.current);
  }

  function move(to: number) {
    if (sheet.current) sheet.current.style.transform = to === 0 ? "" : `translateY(${to}px)`;
  }

  function release() {
    startY.current = undefined;
    move(0);
  }

  return {
    sheet,
    handle: {
      onPointerDown: (event) => {
        startY.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => move(distance(event)),
      onPointerUp: (event) => {
        const pulled = distance(event);
        release();
        if (pulled > CLOSE_DISTANCE) onClose();
      },
      onPointerCancel: release,
    },
  };
}
