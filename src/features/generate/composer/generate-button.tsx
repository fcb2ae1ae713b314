import { Button } from "@/components/ui/button";
import { plural } from "@/lib/plural";

interface GenerateButtonProps {
  cost: number;
  blocked: boolean;
  describedBy: string;
}

/**
 * The one accent on the screen, with its price. Stays focusable when blocked, so that the reason can be read.
 * Where it needs a row of its own it fills that, and large text breaks before the price.
 */
export function GenerateButton({ cost, blocked, describedBy }: GenerateButtonProps) {
  return (
    <Button
      type="submit"
      className="h-auto min-h-11 shrink grow flex-wrap gap-y-0 desk:h-auto desk:min-h-9 desk:grow-0"
      aria-disabled={blocked || undefined}
      aria-describedby={describedBy}
    >
      Generate<span className="sr-only">, </span>
      <span className="flex items-center gap-3 num">
        <span className="ml-1 h-4 w-px bg-current opacity-50" aria-hidden="true" />
        {plural(cost, "credit")}
      </span>
    </Button>
  );
}
