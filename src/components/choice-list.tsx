import { Check } from "lucide-react";
import { useId, type ReactNode } from "react";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  detail?: string;
  icon?: ReactNode;
}

interface ChoiceListProps<Value extends string> {
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One choice of several, in rows with a line of detail. */
export function ChoiceList<Value extends string>({
  legend,
  choices,
  value,
  onChange,
}: ChoiceListProps<Value>) {
  const name = useId();
  return (
    <fieldset className="-mx-2 flex flex-col">
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="relative flex min-h-11 items-center gap-3 rounded-sm px-2 py-1.5 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          {choice.icon !== undefined && (
            <span className="grid w-6 shrink-0 place-items-center">{choice.icon}</span>
          )}
          <span className="min-w-0 flex-1">
            <span className="block">{choice.label}</span>
            {choice.detail !== undefined && <span className="block text-12 text-ink-3">{choice.detail}</span>}
          </span>
          {choice.value === value && <Check size={16} aria-hidden="true" />}
        </label>
      ))}
    </fieldset>
  );
}
