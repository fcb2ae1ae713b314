import { Button } from "@/components/ui/button";
import { plural } from "@/lib/plural";

interface GenerateButtonProps {
  cost: number;
  blocked: boolean;
  describedBy: string;
}

/** The one accent on the screen, with its price. Stays focusable when blocked, so that the reason can be read. */
export function GenerateButton({ cost, blocked, describedBy }: GenerateButtonProps) {
  return (
    <Button type="submit" aria-disabled={blocked || undefined} aria-describedby={describedBy}>
      Generate<span className="sr-only">, </span>
      <span className="mx-1 h-4 w-px bg-current opacity-50" aria-hidden="true" />
      <span className="num">{plural(cost, "credit")}</span>
    </Button>
  );
}
