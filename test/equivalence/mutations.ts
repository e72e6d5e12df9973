/** JSON as a mutation walks it. */
export type Node = string | number | boolean | null | readonly Node[] | Members;
export interface Members {
  readonly [key: string]: Node;
}

/** A step into a value: a key, a number of a list, or into the JSON that a text is. */
type Step = string | number | typeof inside;
const inside = Symbol("JSON");

export interface Place {
  readonly path: readonly Step[];
  /** The path without numbers: what makes two places the same kind of place. */
  readonly pattern: string;
  readonly value: Node;
}

const isMembers = (value: Node | undefined): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: Node | undefined): value is readonly Node[] => Array.isArray(value);

function jsonIn(value: Node): Node | undefined {
  if (typeof value !== "string" || !/^[[{][^%]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Node;
  } catch {
    return undefined;
  }
}

/** Everything in a value, from outside in; policies and dashboards are gone into though they are text. */
export function* placesIn(value: Node, path: readonly Step[] = [], pattern = ""): Iterable<Place> {
  if (path.length > 0) yield { path, pattern, value };
  const json = jsonIn(value);
  if (json !== undefined) yield* placesIn(json, [...path, inside], `${pattern}{}`);
  else if (isList(value))
    for (const [index, item] of value.entries()) yield* placesIn(item, [...path, index], `${pattern}[]`);
  else if (isMembers(value))
    for (const [key, item] of Object.entries(value))
      yield* placesIn(item, [...path, key], pattern === "" ? key : `${pattern}.${key}`);
}

/** The value with what is at a path replaced; `undefined` takes it out. Nothing else is copied. */
export function edited(value: Node, [step, ...rest]: readonly Step[], change: (value: Node) => Node | undefined): Node {
  const deeper = (item: Node): Node | undefined => (rest.length === 0 ? change(item) : edited(item, rest, change));
  if (step === inside) return JSON.stringify(deeper(jsonIn(value) ?? ""));
  if (isList(value))
    return value.flatMap((item, index): readonly Node[] => (index === step ? listOf(deeper(item)) : [item]));
  if (!isMembers(value) || typeof step !== "string") throw new Error("A mutation goes where nothing is.");
  const { [step]: here, ...others } = value;
  const next = here === undefined ? undefined : deeper(here);
  if (next === undefined) return others;
  // Keys keep their order: a text that is JSON would be another otherwise.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === step ? next : item]));
}

const listOf = (value: Node | undefined): readonly Node[] => (value === undefined ? [] : [value]);

/** The first two items the other way round. */
const swapped = ([first = null, second = null, ...rest]: readonly Node[]): Node => [second, first, ...rest];

/** Another value of the same type. */
export function other(value: string | number | boolean): Node {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (value === "true" || value === "false") return value === "true" ? "false" : "true";
  return /^\d+$/.test(value) ? String(Number(value) + 1) : `${value}x`;
}

/** How a target refers to resources, as far as mutations turn references elsewhere. */
export interface References {
  /** The value with its first reference pointed at another resource; undefined when it refers to none. */
  turned(value: Node): Node | undefined;
}

/** One way to change a deployment, of a kind that occurs in it. */
export interface Mutation {
  /** Of what, where and how: `aws_subnet cidr_block: changed`. */
  readonly kind: string;
  readonly how: "changed" | "dropped" | "turned elsewhere" | "reordered";
  readonly pattern: string;
  readonly mutate: (block: Members) => Members;
}

/** Every mutation of a block, one for each kind of place and way. */
export function* mutationsOf(block: Members, type: string, { turned }: References): Iterable<Mutation> {
  for (const { path, pattern, value } of placesIn(block)) {
    const mutation = (how: Mutation["how"], change: (value: Node) => Node | undefined): Mutation => ({
      kind: `${type} ${pattern}: ${how}`,
      how,
      pattern,
      mutate: (of) => edited(of, path, change) as Members,
    });
    if (path.at(-1) !== inside) yield mutation("dropped", () => undefined);
    const json = jsonIn(value);
    if (typeof value !== "object" && json === undefined) yield mutation("changed", () => other(value));
    const elsewhere = json === undefined ? turned(value) : undefined;
    if (elsewhere !== undefined) yield mutation("turned elsewhere", () => elsewhere);
    if (isList(value) && value.length === 0) yield mutation("changed", () => ["x"]);
    if (isMembers(value) && Object.keys(value).length === 0) yield mutation("changed", () => ({ x: "x" }));
    if (isList(value) && value.length > 1) yield mutation("reordered", () => swapped(value));
  }
}
