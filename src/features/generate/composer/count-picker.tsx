import { LIMITS } from "@contract/limits.ts";
import { Segmented } from "@/components/segmented";
import { plural } from "@/lib/plural";

interface CountPickerProps {
  value: number;
  onChange: (value: number) => void;
  wide?: boolean;
}

const COUNTS = Array.from(
  { length: LIMITS.images.max - LIMITS.images.min + 1 },
  (_, index) => LIMITS.images.min + index,
);

const OPTIONS = COUNTS.map((count) => ({
  value: String(count),
  name: plural(count, "picture"),
  content: <span className="num">{count}</span>,
}));

export function CountPicker({ value, onChange, wide = false }: CountPickerProps) {
  return (
    <Segmented
      legend="How many"
      options={OPTIONS}
      value={String(value)}
      onChange={(count) => onChange(Number(count))}
      wide={wide}
    />
  );
}
