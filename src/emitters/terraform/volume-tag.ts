import { resource, type Block } from "./block.js";
import type { EmitContext } from "./node-emitter.js";

/** A key as part of a name, no two keys alike: what no name can hold stands as its number between two hyphens. */
const words = (key: string): string =>
  key.replaceAll(/[^A-Za-z0-9]/gu, (sign) => `-${(sign.codePointAt(0) ?? 0).toString(16)}-`);

/** One tag of the root volume of this node's server. */
export const volumeTag = (context: EmitContext, resourceId: string, key: string, value: string): Block =>
  resource("ec2_tag", context.name(`root-volume-tag-${words(key)}`), { resourceId, key, value });
