import { Dices } from "lucide-react";
import { seedSchema } from "@contract/generate.ts";
import { Segmented } from "@/components/segmented";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";

interface SeedPickerProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

const MODES = [
  { value: "any", name: "Any seed", content: "Any" },
  { value: "fixed", name: "The same seed each time", content: "Fixed" },
] as const;

/** 31 random bits: as many as the model's own seeds usually have, and short enough to read out. */
export function randomSeed(): string {
  return String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1);
}

export function SeedPicker({ value, onChange }: SeedPickerProps) {
  const problem = value === null ? undefined : seedSchema.safeParse(value).error?.issues[0]?.message;
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        legend="Seed"
        options={MODES}
        value={value === null ? "any" : "fixed"}
        onChange={(mode) => onChange(mode === "any" ? null : randomSeed())}
        wide
      />
      {value === null ? (
        <p className="text-13 text-ink-2">A new one each time, so that every picture is another.</p>
      ) : (
        <div className="flex items-start gap-2">
          <div className="flex-1">
            <TextField
              label="Number"
              inputMode="numeric"
              value={value}
              onChange={(text) => onChange(text.trim())}
              hint="The same words, settings and seed give the same picture."
              error={problem}
            />
          </div>
          <Button
            variant="outline"
            size="icon"
            className="mt-6.5 desk:size-10"
            aria-label="Another number"
            title="Another number"
            onClick={() => onChange(randomSeed())}
          >
            <Dices size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}
