import { CircleAlert } from "lucide-react";
import type { Recipe } from "@/features/generate/recipe";
import { ratioLabel, styleLabel } from "@/features/generate/settings-words";
import { formatCount, plural } from "@/lib/plural";

interface ComposerStatusProps {
  id: string;
  draft: Recipe;
  reason: string;
  credits: number | undefined;
  held: number;
  /** The choices are behind buttons: the hint is what was chosen. */
  compact: boolean;
}

const MOD_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** Under the composer: the hint, or why it will not generate; and the balance. */
export function ComposerStatus({ id, draft, reason, credits, held, compact }: ComposerStatusProps) {
  const hint = compact
    ? `${ratioLabel(draft.image_size)}, ${plural(draft.num_images, "picture")}, ${styleLabel(draft.style)}`
    : `${MOD_KEY} Enter to generate.`;
  return (
    <div className="flex justify-between gap-4 px-1.5 pt-1.5 pb-2 text-12 text-ink-3 desk:px-4">
      <p
        id={id}
        role={reason === "" ? undefined : "status"}
        className={reason === "" ? undefined : "text-ink-2"}
      >
        {reason !== "" && (
          <CircleAlert size={14} className="mr-1.5 inline-block align-[-2px]" aria-hidden="true" />
        )}
        {reason === "" ? hint : reason}
      </p>
      {credits !== undefined && (
        <p className="shrink-0 num">
          <span className="font-medium text-ink">{formatCount(credits)}</span> left
          {held > 0 && (
            <>
              , <span className="font-medium text-ink">{formatCount(held)}</span> held
            </>
          )}
        </p>
      )}
    </div>
  );
}
