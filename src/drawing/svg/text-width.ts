import { visible } from "../../report/visible.js";

export type Weight = "regular" | "bold";

/*
 * Widths in ems of DejaVu Sans, rounded up: it is wider than Verdana, Segoe UI, Roboto and Helvetica, so that text is no
 * longer than this whatever font a machine has.
 */
const regularGroups: readonly (readonly [characters: string, ems: number])[] = [
  ["'ijlIJ ,./\\|·:;f-", 0.37],
  ["()[]!tr", 0.42],
  ['"_`*zs?c–', 0.56],
  ["LkFxvyPT", 0.62],
  ["aeoYES$0123456789bdghnpqu{}", 0.65],
  ["KZBAVXCR", 0.7],
  ["UNHGD&OQ", 0.79],
  ["w#+<=>^~→×", 0.85],
  ["M%@…mW", 1],
];
const boldGroups: readonly (readonly [characters: string, ems: number])[] = [
  ["'ijlIJ ,./\\|·", 0.39],
  [":;f-()[]!t", 0.49],
  ['r_`*"', 0.54],
  ["zs?c–", 0.61],
  ["Lkaexyv", 0.69],
  ["FToEPYSZbdghnpqu{}$0123456789BC", 0.77],
  ["KAVXR", 0.79],
  ["UNHGD#+<=>^~→×", 0.85],
  ["&OQ", 0.89],
  ["w", 0.94],
  ["M%@…", 1.02],
  ["mW", 1.12],
];

const tableOf = (groups: typeof boldGroups): ReadonlyMap<string, number> =>
  new Map(groups.flatMap(([characters, ems]) => [...characters].map((each) => [each, ems] as const)));
const tables = { regular: tableOf(regularGroups), bold: tableOf(boldGroups) };

/** How text is set: pixels, and how heavy. */
export interface Type {
  readonly size: number;
  readonly weight: Weight;
}

/** Beyond ASCII: no letter of Latin, Greek or Cyrillic and no ideograph is wider in the same fonts. */
const unknownEms = 1.6;

/** The most room a text may take, in pixels. */
export const textWidth = (text: string, { size, weight }: Type): number =>
  [...text].reduce((sum, character) => sum + (tables[weight].get(character) ?? unknownEms), 0) * size;

/** A text that fits: whole, or cut with an ellipsis. Never inside a character; empty where not even that has room. */
export function fit(text: string, type: Type, room: number): string {
  const line = visible(text);
  if (textWidth(line, type) <= room) return line;
  const characters = [...line];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, type) > room) characters.pop();
  return characters.length === 0 ? "" : `${characters.join("").trimEnd()}…`;
}
