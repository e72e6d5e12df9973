import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Placement } from "../../compiler/graph/node.js";
import type { DataConfigs, ResourceConfigs } from "../../generated/terraform-configs.js";

/** Arguments that the bindings have and the oldest provider we support has not, or that are ours to set in one place. */
type NotOurs = keyof TerraformMetaArguments | "region" | "id" | "tagsAll" | "timeouts";

/** An argument as we write it: optional ones may be `undefined`, and lists may be read-only. */
type Written<T> = 0 extends 1 & T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends IResolvable
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Written<Item>[]
        : { readonly [K in keyof T]: Written<T[K]> | (object extends Pick<T, K> ? undefined : never) };
type ResourceConfig<T extends keyof ResourceConfigs> = Written<Omit<ResourceConfigs[T], NotOurs>>;
type DataConfig<T extends keyof DataConfigs> = Written<Omit<DataConfigs[T], Exclude<NotOurs, "id">>>;

/** The name of a block among those of its type: snake case, from the node's id, never from order. */
export type BlockName = string;

/** Arguments of the meta kind, one meaning for all types. */
export interface Meta {
  /** Terraform refuses every plan that would delete it. Only on what holds data. */
  readonly preventDestroy?: boolean;
  readonly createBeforeDestroy?: boolean;
  /** Arguments that something else changes as well, in snake case. */
  readonly ignoreChanges?: readonly string[];
  /** Addresses such as `aws_s3_bucket_policy.logs_policy`. */
  readonly dependsOn?: readonly string[];
  /** How long an operation may take: `90m`. */
  readonly timeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
}

interface BlockOf<M extends "resource" | "data" | "ephemeral" | "local", T extends string, C> {
  readonly mode: M;
  /** As the provider calls it, without `aws_`. */
  readonly type: T;
  readonly name: BlockName;
  readonly config: C;
  readonly meta: Meta;
}

type ResourceBlock = {
  [T in keyof ResourceConfigs]: BlockOf<"resource", T, ResourceConfig<T>>;
}[keyof ResourceConfigs];
type DataBlock = {
  [T in keyof DataConfigs]: BlockOf<"data", T, DataConfig<T>>;
}[keyof DataConfigs];

/**
 * Ephemeral resources: Terraform opens them anew in each run and keeps nothing of them. cdktf has no classes for them,
 * so their arguments are the provider's own, in snake case.
 */
interface EphemeralConfigs {
  secretsmanager_random_password: {
    readonly password_length: number;
    readonly exclude_punctuation: boolean;
    readonly require_each_included_type: boolean;
  };
}
type EphemeralBlock = {
  [T in keyof EphemeralConfigs]: BlockOf<"ephemeral", T, EphemeralConfigs[T]>;
}[keyof EphemeralConfigs];

/** A text with a name, for where a function takes it: text with references in it is no literal of an expression. */
type LocalBlock = BlockOf<"local", "local", { readonly value: string }>;

/** One resource or data source, typed by the bindings of its type. `undefined` arguments are left out. */
export type Block = ResourceBlock | DataBlock | EphemeralBlock | LocalBlock;

/** A block with the region it goes to. */
export type PlacedBlock = Block & { readonly placement: Placement };

export const resource = <T extends keyof ResourceConfigs>(
  type: T,
  name: BlockName,
  config: ResourceConfig<T>,
  meta: Meta = {},
): Block => ({ mode: "resource", type, name, config, meta }) as unknown as Block;

export const data = <T extends keyof DataConfigs>(
  type: T,
  name: BlockName,
  config: DataConfig<T>,
  meta: Meta = {},
): Block => ({ mode: "data", type, name, config, meta }) as unknown as Block;

export const ephemeral = <T extends keyof EphemeralConfigs>(
  type: T,
  name: BlockName,
  config: EphemeralConfigs[T],
): Block => ({ mode: "ephemeral", type, name, config, meta: {} }) as unknown as Block;

export const local = (name: BlockName, value: string): Block => ({
  mode: "local",
  type: "local",
  name,
  config: { value },
  meta: {},
});
