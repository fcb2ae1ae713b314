import { useEffect, useRef } from "react";
import { Spinner } from "@/components/ui/spinner";

interface LoadMoreProps {
  onVisible: () => void;
  busy: boolean;
}

/** Asks for the next page well before its end is seen. */
export function LoadMore({ onVisible, busy }: LoadMoreProps) {
  const sentinel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = sentinel.current;
    if (!element || busy) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onVisible();
      },
      { rootMargin: "1500px 0px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onVisible, busy]);

  return (
    <div ref={sentinel} className="grid h-16 place-items-center">
      {busy && (
        <output aria-label="Loading more pictures">
          <Spinner />
        </output>
      )}
    </div>
  );
}
