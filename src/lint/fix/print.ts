import type { Written } from "../../compiler/diagnostics/fix.js";

/** Words that YAML reads as something else than text, in this version or in older ones. */
const notText = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;

/** A value on one line, as it may stand in a block and within brackets alike. */
export function printed(value: Written): string {
  if (typeof value === "string")
    return /^[A-Za-z][\w./-]*$/u.test(value) && !notText.test(value) ? value : JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${printed(key)}: ${printed(each)}`)
    .join(", ")} }`;
}

/** `a: { b: value }` for the steps a and b. */
export const nested = (steps: readonly string[], value: Written): string =>
  steps.reduceRight(
    (inside, step, index) => (index === 0 ? `${printed(step)}: ${inside}` : `{ ${printed(step)}: ${inside} }`),
    printed(value),
  );
