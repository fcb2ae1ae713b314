import { ChevronDown, Lock, LockOpen, SlidersHorizontal } from "lucide-react";
import { CountPicker } from "@/features/generate/composer/count-picker";
import { MoreOptions } from "@/features/generate/composer/more-options";
import { SeedPicker } from "@/features/generate/composer/seed-picker";
import { ShapeSegments } from "@/features/generate/composer/shape-picker";
import { StylePicker } from "@/features/generate/composer/style-picker";
import type { Recipe } from "@/features/generate/recipe";
import { groupDigits, styleLabel } from "@/features/generate/settings-words";
import { Layer } from "@/components/layer";

export interface ControlsProps {
  draft: Recipe;
  onChange: (change: Partial<Recipe>) => void;
}

function Divider() {
  return <span className="mx-2 h-4.5 w-px shrink-0 bg-line" aria-hidden="true" />;
}

/** Shapes and count at once; style, seed and the rest in popovers. */
export function DesktopControls({ draft, onChange }: ControlsProps) {
  const quiet = { size: "sm", className: "gap-1.5 px-2 font-normal" } as const;
  return (
    <div className="flex min-w-0 flex-1 items-center">
      <ShapeSegments value={draft.image_size} onChange={(image_size) => onChange({ image_size })} />
      <Divider />
      <CountPicker value={draft.num_images} onChange={(num_images) => onChange({ num_images })} />
      <Divider />
      <Layer
        label="Style"
        className="w-92"
        triggerProps={quiet}
        trigger={
          <>
            <span className="sr-only">Style: </span>
            {styleLabel(draft.style)}
            <ChevronDown size={14} aria-hidden="true" />
          </>
        }
      >
        {() => <StylePicker value={draft.style} onChange={(style) => onChange({ style })} />}
      </Layer>
      <Layer
        label="Seed"
        className="w-80"
        triggerProps={quiet}
        trigger={
          <>
            <span className="max-w-32 truncate num">
              Seed {draft.seed === null ? "any" : groupDigits(draft.seed)}
            </span>
            {draft.seed === null ? (
              <LockOpen size={15} aria-hidden="true" />
            ) : (
              <Lock size={15} aria-hidden="true" />
            )}
          </>
        }
      >
        {() => <SeedPicker value={draft.seed} onChange={(seed) => onChange({ seed })} />}
      </Layer>
      <Layer
        label="More"
        className="w-72"
        triggerProps={{
          size: "icon",
          "aria-label": "More: steps and file type",
          title: "Steps and file type",
        }}
        trigger={<SlidersHorizontal size={16} aria-hidden="true" />}
      >
        {() => <MoreOptions draft={draft} onChange={onChange} />}
      </Layer>
    </div>
  );
}
