/** A value as both targets would hand it to AWS: text, lists and mappings. Numbers and booleans are text, `null` is absence. */
export type Tree = string | readonly Tree[] | Branch;
export interface Branch {
  readonly [key: string]: Tree;
}

/** One thing that a deployment makes, in CloudFormation's vocabulary, whoever makes it. */
export interface Resource {
  /** `AWS::EC2::Subnet`; `Stack` and `Output` for what is no resource. */
  readonly kind: string;
  /** The normal form of its logical name: `app1routes` for `App1Routes` and `app_1_routes`. */
  readonly name: string;
  /** `main`, `edge` or `recovery`. */
  readonly placement: string;
  readonly properties: Branch;
}

/** By kind and name. */
export type Description = ReadonlyMap<string, Resource>;

export const isBranch = (value: unknown): value is Branch =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isItems = (value: Tree | undefined): value is readonly Tree[] => Array.isArray(value);

/** A list, whether it was written as one or as its only item. */
export const itemsOf = (value: Tree | undefined): readonly Tree[] =>
  value === undefined ? [] : isItems(value) ? value : [value];

export const textOf = (value: Tree | undefined): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);

/** Logical names of one node are alike in both targets but for hyphens, underscores and capitals. */
export const normalName = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();

/** Property names likewise. Keys that hold other characters are the user's or AWS's own, and stay. */
export const normalKey = (key: string): string =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(key) ? key.replaceAll("_", "").toLowerCase() : key;

export const keyOf = (kind: string, name: string): string => `${kind} ${normalName(name)}`;

/** A reference inside text, whatever the syntax: to a resource and one of its attributes (`Ref` is one). */
export const reference = (kind: string, name: string, attribute: string): string =>
  `⟦${keyOf(kind, name)} ${attribute}⟧`;

/** What only the account or the region knows. */
export const fact = (name: string): string => `⟦${name}⟧`;

const referenceText = /^⟦(\S+ \S+) (\S+)⟧$/;

/** The resource and the attribute of a text that is one reference and nothing else. */
export function referenceIn(value: Tree | undefined): { readonly key: string; readonly attribute: string } | undefined {
  const [, key, attribute] = referenceText.exec(textOf(value)) ?? [];
  return key === undefined || attribute === undefined ? undefined : { key, attribute };
}
