import type { Kind } from "../../compiler/cdn/behavior.js";
import type { Node } from "../../compiler/graph/node.js";
import { ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

const pages = "headers";
const files = "static-headers";

const partOf = (kind: Kind): string => (kind === "static" ? files : pages);

/** Only over TLS, and never guessed to be something else. */
const fileSecurity: CfnObject = {
  StrictTransportSecurity: {
    AccessControlMaxAgeSec: 31_536_000,
    // Other hosts of the domain are not ours to promise for.
    IncludeSubdomains: false,
    Preload: false,
    Override: false,
  },
  ContentTypeOptions: { Override: false },
};

/**
 * WordPress and its plugins may say otherwise, so nothing overrides. SAMEORIGIN: the customizer shows the site in a
 * frame. No content security policy: wp-admin would not run under any that protects.
 */
const security: CfnObject = {
  ...fileSecurity,
  FrameOptions: { FrameOption: "SAMEORIGIN", Override: false },
  ReferrerPolicy: { ReferrerPolicy: "strict-origin-when-cross-origin", Override: false },
};

/** Fonts are fetched with CORS even by pages of the same site under another of its names. */
const anyoneMayRead: CfnObject = {
  AccessControlAllowOrigins: { Items: ["*"] },
  AccessControlAllowMethods: { Items: ["GET", "HEAD"] },
  AccessControlAllowHeaders: { Items: ["*"] },
  AccessControlAllowCredentials: false,
  OriginOverride: false,
};

/** A staging site shows what the real one shows, and must not be found in its place. */
const keptOutOfSearch: CfnObject = {
  Items: [{ Header: "X-Robots-Tag", Value: "noindex, nofollow", Override: true }],
};

/** The headers that CloudFront adds to answers: one policy for pages, one for static files when there are any. */
export function responseHeaderPolicies(context: EmitContext, node: Node<"distribution">): readonly Resource[] {
  const used = new Set(node.properties.behaviors.map(({ kind }) => partOf(kind)));
  return [pages, files]
    .filter((part) => used.has(part))
    .map((part) => ({
      name: context.name(part),
      type: "AWS::CloudFront::ResponseHeadersPolicy",
      properties: {
        ResponseHeadersPolicyConfig: {
          Name: globalName(context.graph.deployment, part),
          // A file has no frame and sends nobody on.
          SecurityHeadersConfig: part === files ? fileSecurity : security,
          CustomHeadersConfig: node.properties.isHiddenFromSearch ? keptOutOfSearch : undefined,
          CorsConfig: part === files ? anyoneMayRead : undefined,
        },
      },
    }));
}

export const responseHeadersOf = ({ name }: EmitContext, kind: Kind): Cfn => ref(name(partOf(kind)));
