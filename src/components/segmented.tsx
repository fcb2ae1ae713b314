import { useId, type ReactNode } from "react";
import { cn } from "@/lib/utils";

export interface SegmentedOption<Value extends string> {
  value: Value;
  /** What a screen reader says, and the tooltip. */
  name: string;
  content: ReactNode;
}

interface SegmentedProps<Value extends string> {
  legend: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
  /** Segments share the width, for sheets. */
  wide?: boolean;
}

/** One choice of a few, side by side. Native radios bring the arrow keys and the semantics. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { legend, options, value, onChange, className, wide = false } = props;
  const name = useId();
  return (
    <fieldset className={cn("flex items-center gap-0.5", wide && "flex-wrap", className)}>
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.name}
          className={cn(
            "relative grid h-11 min-w-11 place-items-center rounded-sm border border-transparent text-13 text-ink-2 transition-colors desk:h-8 desk:min-w-8",
            "hover:bg-hover has-checked:border-line has-checked:bg-well has-checked:font-medium has-checked:text-ink",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            wide ? "flex-1 px-3" : "px-1.5",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.name}
            className="sr-only"
          />
          {option.content}
        </label>
      ))}
    </fieldset>
  );
}
