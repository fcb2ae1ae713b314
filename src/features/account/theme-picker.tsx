import { Segmented } from "@/components/segmented";
import { setTheme, useTheme, type Theme } from "@/lib/theme";

const THEMES: { value: Theme; name: string; content: string }[] = [
  { value: "system", name: "Like the system", content: "System" },
  { value: "light", name: "Light", content: "Light" },
  { value: "dark", name: "Dark", content: "Dark" },
];

export function ThemePicker() {
  return <Segmented legend="Theme" options={THEMES} value={useTheme()} onChange={setTheme} wide />;
}
