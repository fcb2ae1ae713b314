import { Check, Copy, CornerDownLeft, Dices, Ellipsis } from "lucide-react";
import type { FeedEntry } from "@/features/generate/feed-entries";
import { useCopy } from "@/features/generate/feed/use-copy";
import type { FeedActions } from "@/features/generate/feed/use-feed-actions";
import { Layer } from "@/components/layer";
import { Button } from "@/components/ui/button";
import { useIsPhone } from "@/lib/use-media-query";
import { plural } from "@/lib/plural";

interface EntryActionsProps {
  entry: FeedEntry;
  actions: FeedActions;
}

/** What can be done with a generation: quiet icons on desktop, one menu on phones. */
export function EntryActions({ entry, actions }: EntryActionsProps) {
  const { copied, copy } = useCopy(entry.recipe.prompt);
  const isPhone = useIsPhone();
  const items = [
    { name: "Use this prompt", icon: CornerDownLeft, act: () => actions.fillComposer(entry) },
    {
      name: `New seed, ${plural(entry.cost, "credit")}`,
      icon: Dices,
      act: () => actions.remix(entry),
    },
    { name: copied ? "Copied" : "Copy the prompt", icon: copied ? Check : Copy, act: copy },
  ];

  if (isPhone) {
    return (
      <Layer
        label="This prompt"
        trigger={<Ellipsis size={20} aria-hidden="true" />}
        triggerProps={{
          size: "icon",
          "aria-label": "What to do with this prompt",
          // What is seen of it, not what is pressed, keeps to the margin and to the first line.
          className: "-mt-2 -mr-3.5",
        }}
      >
        {(close) => (
          <div className="-mx-2 flex flex-col">
            {items.map(({ name, icon: Icon, act }) => (
              <Button
                key={name}
                variant="quiet"
                className="justify-start gap-3 px-2 font-normal text-ink"
                onClick={() => {
                  close();
                  act();
                }}
              >
                <Icon size={20} aria-hidden="true" />
                {name}
              </Button>
            ))}
          </div>
        )}
      </Layer>
    );
  }
  return (
    <div className="mt-1.5 -ml-2 flex">
      {items.map(({ name, icon: Icon, act }) => (
        <Button key={name} variant="quiet" size="icon" title={name} aria-label={name} onClick={act}>
          <Icon size={16} aria-hidden="true" />
        </Button>
      ))}
    </div>
  );
}
