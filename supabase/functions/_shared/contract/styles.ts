/**
 * Style presets. The words are appended to the prompt for Fal alone: the stored prompt stays what
 * the person wrote. Never rename a key: stored generations refer to it.
 */
export const STYLES = {
  film: { label: "Film", words: "35 mm film photograph, soft natural light, fine grain" },
  studio: { label: "Studio", words: "studio photograph, one softbox, seamless backdrop, sharp detail" },
  gouache: { label: "Gouache", words: "gouache on cream paper, visible brush marks, flat opaque colour" },
  watercolour: { label: "Watercolour", words: "loose watercolour, wet edges, white paper showing through" },
  oil: { label: "Oil", words: "oil on linen, thick impasto, muted palette" },
  ink: { label: "Ink", words: "sumi ink on rice paper, few strokes, much empty space" },
  riso: { label: "Riso", words: "two-colour risograph print, halftone dots, slight misregistration" },
  clay: { label: "Clay", words: "handmade clay model, soft studio light, shallow depth of field" },
} as const;

export type StyleName = keyof typeof STYLES;

export const STYLE_NAMES = Object.keys(STYLES) as [StyleName, ...StyleName[]];

/** The text that Fal receives. */
export function promptWithStyle(prompt: string, style: StyleName | undefined): string {
  return style ? `${prompt}, ${STYLES[style].words}` : prompt;
}
