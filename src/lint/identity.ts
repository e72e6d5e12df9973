import { stepsOf } from "../compiler/parse/pointer.js";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What tells an item of a list from its neighbours: the first of these keys that it has. */
const names = ["path", "host", "name", "cron", "port", "node"];

function nameOf(item: unknown, index: string): string {
  if (!isObject(item)) return String(item);
  const key = names.find((each) => typeof item[each] === "string" || typeof item[each] === "number");
  return key === undefined ? index : String(item[key]);
}

/**
 * A JSON pointer in words that outlive edits: an item of a list by what it is, not by its index, so that a new neighbour
 * does not make it another.
 */
export function identityOf(pointer: string, root: unknown): string {
  let at = root;
  const steps = stepsOf(pointer).map((step) => {
    const isItem = Array.isArray(at);
    at = isObject(at) ? at[step] : undefined;
    return isItem ? nameOf(at, step) : step;
  });
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
