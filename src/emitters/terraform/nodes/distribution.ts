import type { Behavior } from "../../../compiler/cdn/behavior.js";
import { methodsOf } from "../../../compiler/cdn/method-set.js";
import type { GeoRestriction } from "../../../compiler/graph/kinds/edge.js";
import type { Node } from "../../../compiler/graph/node.js";
import { type Meta, resource } from "../block.js";
import { keyAndForwarding, ownPolicies } from "../cache-policies.js";
import { originAccessControl, originGroups, originIds, origins, vpcOrigin } from "../distribution-origins.js";
import { address, attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { responseHeaderPolicies, responseHeadersOf } from "../response-headers.js";

type Distribution = Node<"distribution">;

function behavior(context: EmitContext, node: Distribution, each: Behavior, index: number) {
  return {
    targetOriginId: originIds[each.origin],
    viewerProtocolPolicy: each.viewerProtocol,
    allowedMethods: [...methodsOf[each.methods]],
    // Preflight answers are worth keeping only where the methods end with them.
    cachedMethods: [...methodsOf[each.methods === "readOptions" ? "readOptions" : "read"]],
    compress: each.compress,
    ...keyAndForwarding(context, node.properties.policies, index),
    responseHeadersPolicyId: responseHeadersOf(context, each.kind),
  };
}

/** All behaviors but the last in matching order, and the last, which takes what is left. */
function behaviors(context: EmitContext, node: Distribution) {
  const list = node.properties.behaviors;
  const usual = list.at(-1);
  if (usual?.path !== "*") throw new Error("The last behavior must be the default.");
  const ordered = list.slice(0, -1);
  return {
    orderedCacheBehavior:
      ordered.length === 0
        ? undefined
        : ordered.map((each, index) => ({ pathPattern: each.path, ...behavior(context, node, each, index) })),
    defaultCacheBehavior: behavior(context, node, usual, ordered.length),
  };
}

/**
 * How long errors are kept, whatever the behavior says: CloudFront does so for ten seconds unless told. 404 is listed
 * beside the errors of servers, for a file that was just uploaded must not stay missing. 400, 403 and 405 are not:
 * unlisted they are kept only as long as the origin asks, and one visitor's "forbidden" is not another's.
 * (Amazon CloudFront Developer Guide, How CloudFront processes HTTP 4xx and 5xx status codes from your origin.)
 */
const errorResponses = (errorTtlSeconds: number) =>
  [404, 500, 502, 503, 504].map((errorCode) => ({ errorCode, errorCachingMinTtl: errorTtlSeconds }));

const restriction = (geo: GeoRestriction | undefined) =>
  geo === undefined
    ? { restrictionType: "none", locations: [] }
    : { restrictionType: geo.kind === "allow" ? "whitelist" : "blacklist", locations: [...geo.countries] };

function distributionConfig(context: EmitContext, node: Distribution) {
  const { text, graph } = context;
  const { aliases, certificate, priceClass, httpVersion, geo, errorTtlSeconds, webAcl, logs } = node.properties;
  return {
    comment: graph.deployment.name,
    enabled: true,
    aliases: aliases.length === 0 ? undefined : [...aliases],
    viewerCertificate:
      certificate === undefined
        ? { cloudfrontDefaultCertificate: true }
        : {
            acmCertificateArn: text(certificate),
            sslSupportMethod: "sni-only",
            minimumProtocolVersion: "TLSv1.2_2021",
          },
    httpVersion,
    isIpv6Enabled: true,
    priceClass,
    restrictions: { geoRestriction: restriction(geo) },
    webAclId: webAcl === undefined ? undefined : text({ ref: webAcl, attribute: "arn" }),
    loggingConfig:
      logs === undefined
        ? undefined
        : { bucket: text({ ref: logs, attribute: "domainName" }), prefix: "cloudfront/", includeCookies: false },
    // No default root object: WordPress redirects /index.php to /, so naming it would send visitors in circles.
    origin: origins(context, node),
    originGroup: originGroups(node),
    ...behaviors(context, node),
    customErrorResponse: errorResponses(errorTtlSeconds),
  };
}

/** CloudFront refuses a bucket for its logs until that one takes access control lists. */
function logsFirst({ nameOf }: EmitContext, { properties: { logs } }: Distribution): Meta {
  return logs === undefined ? {} : { dependsOn: [address("s3_bucket_ownership_controls", nameOf(logs, "ownership"))] };
}

/** Whitepaper, Accelerating Content Delivery and Appendix A: CloudFront with two origins and a table of behaviors. */
export const distribution: NodeEmitter<"distribution"> = {
  attributes: {
    id: (name) => attributeOf("cloudfront_distribution", name(), "id"),
    domainName: (name) => attributeOf("cloudfront_distribution", name(), "domain_name"),
    arn: (name) => attributeOf("cloudfront_distribution", name(), "arn"),
  },
  blocks: (node, context) => [
    ...ownPolicies(context, node),
    ...responseHeaderPolicies(context, node),
    ...originAccessControl(context, node),
    ...vpcOrigin(context, node),
    resource("cloudfront_distribution", context.name(), distributionConfig(context, node), logsFirst(context, node)),
  ],
};
