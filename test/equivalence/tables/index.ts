import type { Kind, Kinds, Part } from "../table.js";
import { data } from "./data.js";
import { edge } from "./edge.js";
import { network } from "./network.js";
import { operations } from "./operations.js";
import { servers } from "./servers.js";

/** Every kind of resource that a deployment can have, by CloudFormation's name. */
export const kinds: Kinds = { ...network, ...servers, ...data, ...edge, ...operations };

/** The kind that a type of Terraform is, whole or as a part. */
export interface Role {
  readonly kind: string;
  readonly table: Kind;
  readonly part?: Part;
}

/** By type of Terraform, with `aws_`. */
export const roles: ReadonlyMap<string, Role> = new Map(
  Object.entries(kinds).flatMap(([kind, table]): (readonly [string, Role])[] => [
    ...(table.terraform === undefined ? [] : [[`aws_${table.terraform}`, { kind, table }] as const]),
    ...Object.entries(table.parts ?? {}).map(([type, part]) => [`aws_${type}`, { kind, table, part }] as const),
  ]),
);
