import { Palette, SlidersHorizontal } from "lucide-react";
import { CountPicker } from "@/features/generate/composer/count-picker";
import type { ControlsProps } from "@/features/generate/composer/desktop-controls";
import { MoreOptions } from "@/features/generate/composer/more-options";
import { SeedPicker } from "@/features/generate/composer/seed-picker";
import { ShapeIcon } from "@/features/generate/composer/shape-icon";
import { ShapeList } from "@/features/generate/composer/shape-picker";
import { StylePicker } from "@/features/generate/composer/style-picker";
import { ratioLabel, styleLabel } from "@/features/generate/settings-words";
import { Layer } from "@/components/layer";

/** Shape, count, style and the rest, each behind a button that opens a sheet. */
export function PhoneControls({ draft, onChange }: ControlsProps) {
  // Their icons do not grow with the text, so they need no more room either.
  const className = "text-ink max-desk:size-[44px]";
  const icon = (name: string) => ({ size: "icon", "aria-label": name, className }) as const;
  return (
    <div className="flex grow-999 flex-wrap items-center">
      <Layer
        label="Shape"
        triggerProps={icon(`Shape, ${ratioLabel(draft.image_size)}`)}
        trigger={<ShapeIcon size={draft.image_size} />}
      >
        {(close) => (
          <ShapeList
            value={draft.image_size}
            onChange={(image_size) => {
              onChange({ image_size });
              close();
            }}
          />
        )}
      </Layer>
      <Layer
        label="How many"
        triggerProps={icon(`How many, ${draft.num_images}`)}
        trigger={<span className="num">{draft.num_images}×</span>}
      >
        {() => (
          <CountPicker value={draft.num_images} onChange={(num_images) => onChange({ num_images })} wide />
        )}
      </Layer>
      <Layer
        label="Style"
        triggerProps={icon(`Style, ${styleLabel(draft.style)}`)}
        trigger={<Palette size={20} aria-hidden="true" />}
      >
        {(close) => (
          <StylePicker
            value={draft.style}
            onChange={(style) => {
              onChange({ style });
              close();
            }}
          />
        )}
      </Layer>
      <Layer
        label="More"
        triggerProps={icon("More: seed, steps and file type")}
        trigger={<SlidersHorizontal size={20} aria-hidden="true" />}
      >
        {() => (
          <div className="flex flex-col gap-5">
            <div>
              <p className="mb-1.5 text-13 font-medium" aria-hidden="true">
                Seed
              </p>
              <SeedPicker value={draft.seed} onChange={(seed) => onChange({ seed })} />
            </div>
            <MoreOptions draft={draft} onChange={onChange} />
          </div>
        )}
      </Layer>
    </div>
  );
}
