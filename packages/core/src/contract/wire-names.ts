/** How property names of models are written on the wire. */
export type WireNames = (typeof WIRE_NAMES)[number];

export const WIRE_NAMES = ['declared', 'snake_case', 'kebab-case'] as const;

const WORD_START = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** Returns the function that gives a property its name on the wire. */
export function wireNaming(names: WireNames): (property: string) => string {
  if (names === 'declared') return (property) => property;
  const separator = names === 'snake_case' ? '_' : '-';
  return (property) => property.replace(WORD_START, separator).toLowerCase();
}
