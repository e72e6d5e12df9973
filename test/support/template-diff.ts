/** Templates by stack name, as JSON. */
export type Templates = ReadonlyMap<string, { readonly [key: string]: unknown }>;

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function deep(before: unknown, after: unknown, at: string, found: string[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isMapping(before) && isMapping(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      deep(before[key], after[key], `${at}.${key}`, found);
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) deep(item, after[index], `${at}.${index}`, found);
    return;
  }
  found.push(at);
}

/** The stack's own part of a deployment's name: `acme-blog-edge` → `edge: `, the main one nothing. */
const prefixOf = (stack: string): string => /-(edge|recovery)$/.exec(stack)?.[1]?.concat(": ") ?? "";

/**
 * What differs between two compilations: `+Name` and `-Name` for resources (`+output Name`) that come and go, else the
 * path of each changed value, resource first. Sorted.
 */
export function templateDiff(before: Templates, after: Templates): readonly string[] {
  const found: string[] = [];
  const stacks = new Set([...before.keys(), ...after.keys()]);
  for (const stack of stacks) {
    const old = before.get(stack) ?? {};
    const now = after.get(stack) ?? {};
    for (const [section, word] of [
      ["Resources", ""],
      ["Outputs", "output "],
      ["Parameters", "parameter "],
    ] as const) {
      const left = (old[section] ?? {}) as Record<string, unknown>;
      const right = (now[section] ?? {}) as Record<string, unknown>;
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const label = `${prefixOf(stack)}${word}${name}`;
        if (!Object.hasOwn(left, name)) found.push(`+${label}`);
        else if (!Object.hasOwn(right, name)) found.push(`-${label}`);
        else deep(left[name], right[name], label, found);
      }
    }
  }
  return found.map((line) => line.replace(".Properties.", ".")).toSorted();
}
