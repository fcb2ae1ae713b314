export interface Day<Item> {
  /** Local calendar day, YYYY-MM-DD. */
  key: string;
  heading: string;
  items: Item[];
}

const WITHIN_YEAR = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const WITH_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

function dayKey(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function headingOf(date: Date, now: Date): string {
  if (dayKey(date) === dayKey(now)) return "Today";
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayKey(date) === dayKey(yesterday)) return "Yesterday";
  return (date.getFullYear() === now.getFullYear() ? WITHIN_YEAR : WITH_YEAR).format(date).replace(",", "");
}

/** Groups what is sorted by time into the person's own calendar days, keeping the order. */
export function groupByDay<Item extends { created_at: string }>(
  items: readonly Item[],
  now = new Date(),
): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const date = new Date(item.created_at);
    const key = dayKey(date);
    const current = days.at(-1);
    if (current?.key === key) current.items.push(item);
    else days.push({ key, heading: headingOf(date, now), items: [item] });
  }
  return days;
}
