import { STYLE_NAMES, STYLES, type StyleName } from "@contract/styles.ts";
import { ChoiceList } from "@/components/choice-list";

interface StylePickerProps {
  value: StyleName | null;
  onChange: (value: StyleName | null) => void;
}

const PLAIN = "plain";

const CHOICES = [
  { value: PLAIN, label: "Plain", detail: "Only your own words" },
  ...STYLE_NAMES.map((name) => ({ value: name, label: STYLES[name].label, detail: STYLES[name].words })),
];

/** The presets with the words that each adds. */
export function StylePicker({ value, onChange }: StylePickerProps) {
  return (
    <ChoiceList<string>
      legend="Style"
      choices={CHOICES}
      value={value ?? PLAIN}
      onChange={(chosen) => onChange(STYLE_NAMES.find((name) => name === chosen) ?? null)}
    />
  );
}
