import { cloudformationEntries } from "./catalogue/cloudformation.js";
import type { Entries } from "./catalogue/entry.js";
import { parseEntries } from "./catalogue/parse.js";
import { resolveEntries } from "./catalogue/resolve.js";
import { serverEntries } from "./catalogue/server.js";
import { shapeEntries } from "./catalogue/shape.js";
import { terraformEntries } from "./catalogue/terraform.js";

/** Every diagnostic of the compiler; a new area is a file in catalogue/ and a line here. Rules carry their own texts. */
export const catalogue = {
  ...parseEntries,
  ...shapeEntries,
  ...resolveEntries,
  ...cloudformationEntries,
  ...serverEntries,
  ...terraformEntries,
} satisfies Entries;

export type Code = keyof typeof catalogue;

/** What the text of a diagnostic needs to know. */
export type ParamsOf<C extends Code> =
  Parameters<(typeof catalogue)[C]["message"]> extends [infer P] ? P : Readonly<Record<string, never>>;
