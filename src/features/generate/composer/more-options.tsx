import { useId } from "react";
import { LIMITS } from "@contract/limits.ts";
import type { Recipe } from "@/features/generate/recipe";
import { Segmented } from "@/components/segmented";

interface MoreOptionsProps {
  draft: Recipe;
  onChange: (change: Partial<Recipe>) => void;
}

const FORMATS = [
  { value: "jpeg", name: "JPEG", content: "JPEG" },
  { value: "png", name: "PNG", content: "PNG" },
] as const;

export function MoreOptions({ draft, onChange }: MoreOptionsProps) {
  const stepsId = useId();
  return (
    <div className="flex flex-col gap-4">
      <div>
        <div className="flex justify-between text-13">
          <label htmlFor={stepsId} className="font-medium">
            Steps
          </label>
          <output htmlFor={stepsId} className="text-ink-2 num">
            {draft.num_inference_steps}
          </output>
        </div>
        <input
          id={stepsId}
          type="range"
          className="range"
          min={LIMITS.steps.min}
          max={LIMITS.steps.max}
          value={draft.num_inference_steps}
          onChange={(event) => onChange({ num_inference_steps: Number(event.target.value) })}
        />
        <p className="text-12 text-ink-3">Four are usually enough. More take longer and cost the same.</p>
      </div>
      <div>
        <p className="mb-1.5 text-13 font-medium" aria-hidden="true">
          File
        </p>
        <Segmented
          legend="File"
          options={FORMATS}
          value={draft.output_format}
          onChange={(format) => onChange({ output_format: format })}
        />
        <p className="mt-1.5 text-12 text-ink-3">PNG files are about eight times larger.</p>
      </div>
    </div>
  );
}
