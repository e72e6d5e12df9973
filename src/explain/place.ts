import { childPointer } from "../compiler/parse/pointer.js";

/** By what people call the items of a list: behaviors by path, sites by host. */
const names = ["path", "host", "name", "rule", "node", "port", "cron"] as const;

const withoutSlash = (text: string): string => text.replace(/^\//u, "");

/** Which item of a list a step means: its index, or the item of that name. */
function indexOf(list: readonly unknown[], step: string): number | undefined {
  if (/^\d+$/u.test(step) && Number(step) < list.length) return Number(step);
  const found = list.findIndex(
    (item) =>
      item === step ||
      (typeof item === "object" &&
        item !== null &&
        names.some((name) => {
          const value = (item as Readonly<Record<string, unknown>>)[name];
          return (
            (typeof value === "string" || typeof value === "number") &&
            withoutSlash(String(value)) === withoutSlash(step)
          );
        })),
  );
  return found === -1 ? undefined : found;
}

/** A value and where it is; no value where nothing is set. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
  /** The step into a list that names no item of it. */
  readonly missingItem?: string;
}

/** Follows steps into a value; those at the indexes of `items` lead into lists, whether these are set or not. */
export function placeIn(root: unknown, steps: readonly string[], items: readonly number[] = []): Place {
  let value = root;
  let pointer = "";
  let missingItem: string | undefined;
  for (const [at, step] of steps.entries()) {
    let key: string | number = step;
    if (Array.isArray(value)) {
      const index = indexOf(value, step);
      if (index === undefined) missingItem ??= step;
      key = index ?? step;
      value = index === undefined ? undefined : value[index];
    } else if (typeof value === "object" && value !== null && Object.hasOwn(value, step)) {
      value = (value as Readonly<Record<string, unknown>>)[step];
    } else {
      if (items.includes(at)) missingItem ??= step;
      value = undefined;
    }
    pointer = childPointer(pointer, key);
  }
  return { pointer, value, ...(missingItem === undefined ? {} : { missingItem }) };
}

/** A copy of a value with another one at a pointer's steps; `undefined` takes it away. Lists that are not there come to be. */
export function withValue(root: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(root)) {
    const copy: unknown[] = [...(root as readonly unknown[])];
    const inside = withValue(copy[Number(step)], rest, value);
    if (inside === undefined) copy.splice(Number(step), 1);
    else copy[Number(step)] = inside;
    return copy;
  }
  const mapping = typeof root === "object" && root !== null ? (root as Readonly<Record<string, unknown>>) : {};
  const copy = Object.assign(Object.create(null) as Record<string, unknown>, mapping);
  const inside = withValue(mapping[step], rest, value);
  if (inside === undefined) delete copy[step];
  else copy[step] = inside;
  return copy;
}
