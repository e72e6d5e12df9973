import type {
  CloudfrontResponseHeadersPolicyCorsConfig,
  CloudfrontResponseHeadersPolicyCustomHeadersConfig,
  CloudfrontResponseHeadersPolicySecurityHeadersConfig,
} from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js";
import type { Kind } from "../../compiler/cdn/behavior.js";
import type { Node } from "../../compiler/graph/node.js";
import { resource, type Block } from "./block.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

const pages = "headers";
const files = "static-headers";

const partOf = (kind: Kind): string => (kind === "static" ? files : pages);

/** Only over TLS, and never guessed to be something else. */
const fileSecurity: CloudfrontResponseHeadersPolicySecurityHeadersConfig = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 31_536_000,
    // Other hosts of the domain are not ours to promise for.
    includeSubdomains: false,
    preload: false,
    override: false,
  },
  contentTypeOptions: { override: false },
};

/**
 * WordPress and its plugins may say otherwise, so nothing overrides. SAMEORIGIN: the customizer shows the site in a
 * frame. No content security policy: wp-admin would not run under any that protects.
 */
const security: CloudfrontResponseHeadersPolicySecurityHeadersConfig = {
  ...fileSecurity,
  frameOptions: { frameOption: "SAMEORIGIN", override: false },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
};

/** Fonts are fetched with CORS even by pages of the same site under another of its names. */
const anyoneMayRead: CloudfrontResponseHeadersPolicyCorsConfig = {
  accessControlAllowOrigins: { items: ["*"] },
  accessControlAllowMethods: { items: ["GET", "HEAD"] },
  accessControlAllowHeaders: { items: ["*"] },
  accessControlAllowCredentials: false,
  originOverride: false,
};

/** A staging site shows what the real one shows, and must not be found in its place. */
const keptOutOfSearch: CloudfrontResponseHeadersPolicyCustomHeadersConfig = {
  items: [{ header: "X-Robots-Tag", value: "noindex, nofollow", override: true }],
};

/** The headers that CloudFront adds to answers: one policy for pages, one for static files when there are any. */
export function responseHeaderPolicies({ name, graph }: EmitContext, node: Node<"distribution">): readonly Block[] {
  const used = new Set(node.properties.behaviors.map(({ kind }) => partOf(kind)));
  return [pages, files]
    .filter((part) => used.has(part))
    .map((part) =>
      resource(
        "cloudfront_response_headers_policy",
        name(part),
        {
          name: globalName(graph.deployment, part),
          // A file has no frame and sends nobody on.
          securityHeadersConfig: part === files ? fileSecurity : security,
          customHeadersConfig: node.properties.isHiddenFromSearch ? keptOutOfSearch : undefined,
          corsConfig: part === files ? anyoneMayRead : undefined,
        },
        // A policy that a behavior still uses cannot be deleted.
        { createBeforeDestroy: true },
      ),
    );
}

export const responseHeadersOf = ({ attribute }: EmitContext, kind: Kind): string =>
  attribute("cloudfront_response_headers_policy", "id", partOf(kind));
