import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { SecretHeader } from "../../graph/kinds/web.js";

/** Requests prove with this header that they came through the distribution. */
const headerName = "X-Origin-Verify";

/** The secret between CloudFront and a public origin; none where nobody else can reach the origin, or everybody may. */
export function originSecret(g: GraphBuilder, { cdn }: TierSpec): SecretHeader | undefined {
  if (!cdn.enabled || cdn.originAccess === "vpcOrigin") return undefined;
  const secret = g.add(
    "secret",
    "origin-secret",
    { description: "Header of requests that came through CloudFront", length: 48 },
    ["cdn.originAccess"],
  );
  return { name: headerName, secret };
}
