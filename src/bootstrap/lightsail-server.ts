import type { Value } from "../compiler/graph/value.js";

export interface LightsailServerInput {
  readonly siteUrl: string | undefined;
  readonly isBehindCloudFront: boolean;
  readonly hasLocalCache: boolean;
  readonly certificate: { readonly names: readonly string[]; readonly email: string | undefined } | undefined;
  readonly isHiddenFromSearch: boolean;
  readonly logsMail: boolean;
}

export const lightsailServer = (_: LightsailServerInput): Value => "";
