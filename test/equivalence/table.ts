import type { Tree } from "./description.js";

/** A value as a table writes it. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

/** What a table says of a value: booleans and numbers are text in a description. */
export function asTree(value: Written): Tree {
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return (value as readonly Written[]).map(asTree);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asTree(item as Written)]));
}

/**
 * Where arguments of Terraform live in CloudFormation, by path. What is not listed has the same name in both. A path of
 * one word is of the resource itself, `…/x/y` is any `x/y` in it. The new path begins where the argument stands; `/x`
 * begins at the resource, and "" dissolves a block into what holds it.
 */
export type Names = Readonly<Record<string, string>>;

/** A resource of Terraform that is a part of another: a setting of its own there, a property in CloudFormation. */
export interface Part {
  /** The argument that names what it is a part of. */
  readonly of: string;
  /** The property it is; left out, its arguments are the resource's own. */
  readonly under?: string;
  /** Whether it is one item of a list there, of which the whole can have several. */
  readonly each?: true;
  readonly names?: Names;
  /** What references to its attributes mean, as attributes of the whole. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What we know of one kind of resource. */
export interface Kind {
  /** The type of Terraform, without `aws_`. Undefined: the provider has none. */
  readonly terraform?: string;
  /** CloudFormation keeps everything but tags beneath this property. */
  readonly under?: string;
  readonly names?: Names;
  /** What CloudFormation calls an attribute that Terraform's references name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** By type of Terraform, without `aws_`. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** What AWS takes for a property that is not given, by place: both targets get it. */
  readonly defaults?: Readonly<Record<string, Written>>;
  /** What the provider sends for an argument that is not given, where AWS would have taken something else. */
  readonly providerDefaults?: Readonly<Record<string, Written>>;
  /** Mappings with keys of the user or of AWS, which are not ours to spell otherwise. */
  readonly maps?: readonly string[];
  /** Policies: JSON in which the order of lists means nothing. */
  readonly policies?: readonly string[];
  /** Other JSON, in which it does. */
  readonly json?: readonly string[];
  /** Lists of which AWS says that order means nothing. */
  readonly sets?: readonly string[];
}

export type Kinds = Readonly<Record<string, Kind>>;
