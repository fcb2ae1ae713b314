import { Shuffle } from "lucide-react";
import { ExampleWall } from "@/features/generate/empty/example-wall";
import { surprisePrompt } from "@/features/generate/empty/surprise";
import type { Recipe } from "@/features/generate/recipe";
import { Button } from "@/components/ui/button";
import { plural } from "@/lib/plural";

interface EmptyWallProps {
  /** Whether there are pictures of earlier days. */
  hasEarlier: boolean;
  credits: number | undefined;
  price: number;
  onPick: (change: Partial<Recipe>) => void;
}

function introduction(hasEarlier: boolean, credits: number | undefined, price: number): string {
  const cost = `A picture takes about two seconds and costs ${price === 1 ? "one credit" : plural(price, "credit")}.`;
  const invite = "Write what you want to see in the field below.";
  if (hasEarlier) return `${invite} Earlier pictures are in the gallery.`;
  if (credits === undefined || credits === 0) return `${invite} ${cost}`;
  return `${invite} ${cost} You have ${plural(credits, "credit")} to begin with.`;
}

export function EmptyWall({ hasEarlier, credits, price, onPick }: EmptyWallProps) {
  return (
    <section className="axis pt-6 pb-8 desk:edge desk:pt-10" aria-labelledby="empty-heading">
      <div className="px-4 desk:px-0">
        <h2 id="empty-heading" className="text-24 text-balance desk:text-28">
          {hasEarlier ? "A clear wall today" : "Nothing on the wall yet"}
        </h2>
        <p className="mt-2 text-ink-2">{introduction(hasEarlier, credits, price)}</p>
        <Button variant="outline" className="mt-5" onClick={() => onPick({ prompt: surprisePrompt() })}>
          <Shuffle size={16} aria-hidden="true" />
          Surprise me
        </Button>
      </div>
      <div className="mt-6 desk:mt-0">
        <h3 className="mb-2 px-4 text-12 text-ink-3 desk:px-0">Or start from one of these</h3>
        <ExampleWall
          onPick={({ prompt, style, image_size }) => onPick({ prompt, style, image_size, seed: null })}
        />
        <p className="mt-3 px-4 text-12 text-ink-2 desk:px-0">
          Each one puts its prompt in the field. Nothing is charged until you press Generate.
        </p>
      </div>
    </section>
  );
}
