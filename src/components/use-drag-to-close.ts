import { useRef, type PointerEvent, type RefObject } from "react";

/** Pixels that a sheet is pulled down before letting go closes it. */
const CLOSE_DISTANCE = 72;

interface DragHandlers {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: (event: PointerEvent) => void;
}

/** Lets a sheet follow the finger that pulls its handle, and closes it when it was pulled far enough. */
export function useDragToClose(sheet: RefObject<HTMLElement | null>, onClose: () => void): DragHandlers {
  const startY = useRef<number>(undefined);

  function distance(event: PointerEvent): number {
    return startY.current === undefined ? 0 : Math.max(0, event.clientY - startY.current);
  }

  function move(to: number) {
    if (sheet.current) sheet.current.style.transform = to === 0 ? "" : `translateY(${to}px)`;
  }

  function release(event: PointerEvent) {
    const pulled = distance(event);
    startY.current = undefined;
    move(0);
    if (pulled > CLOSE_DISTANCE) onClose();
  }

  return {
    onPointerDown: (event) => {
      startY.current = event.clientY;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => move(distance(event)),
    onPointerUp: release,
    onPointerCancel: () => {
      startY.current = undefined;
      move(0);
    },
  };
}
