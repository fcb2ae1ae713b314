/** A colour as `#rrggbb`. */
export type Colour = string;

function channels(colour: Colour): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(red: number, green: number, blue: number): Colour {
  const byte = (channel: number) => Math.max(0, Math.min(255, Math.round(channel)));
  return `#${((byte(red) << 16) | (byte(green) << 8) | byte(blue)).toString(16).padStart(6, "0")}`;
}

/** From `from` at 0 to `to` at 1. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const a = channels(from);
  const b = channels(to);
  return toHex(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share);
}

/** With an opacity from 0 to 1, as CSS. */
export function fade(colour: Colour, alpha: number): string {
  return `rgba(${channels(colour).join(",")},${Math.max(0, Math.min(1, alpha)).toFixed(3)})`;
}

/** Along several colours that stand at equal distances from 0 to 1. */
export function ramp(colours: readonly Colour[], position: number): Colour {
  const place = Math.max(0, Math.min(1, position)) * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(place));
  return mix(colours[index] ?? "#000000", colours[index + 1] ?? "#000000", place - index);
}
