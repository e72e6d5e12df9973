import type { Behavior } from "../../../compiler/cdn/behavior.js";
import { methodsOf } from "../../../compiler/cdn/method-set.js";
import type { Node } from "../../../compiler/graph/node.js";
import { keyAndForwarding, ownPolicies } from "../cache-policies.js";
import { getAtt, ref, sub, type CfnObject, type Resource } from "../cfn.js";
import { originAccessControl, originGroups, originIds, origins, vpcOrigin } from "../distribution-origins.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { responseHeaderPolicies, responseHeadersOf } from "../response-headers.js";

type Distribution = Node<"distribution">;

function behavior(context: EmitContext, node: Distribution, each: Behavior, index: number): CfnObject {
  return {
    TargetOriginId: originIds[each.origin],
    ViewerProtocolPolicy: each.viewerProtocol,
    AllowedMethods: methodsOf[each.methods],
    // Preflight answers are worth keeping only where the methods end with them.
    CachedMethods: each.methods === "readOptions" ? methodsOf.readOptions : undefined,
    Compress: each.compress || undefined,
    ...keyAndForwarding(context, node.properties.policies, index),
    ResponseHeadersPolicyId: responseHeadersOf(context, each.kind),
  };
}

/** All behaviors but the last in matching order, and the last, which takes what is left. */
function behaviors(context: EmitContext, node: Distribution): CfnObject {
  const list = node.properties.behaviors;
  if (list.at(-1)?.path !== "*") throw new Error("The last behavior must be the default.");
  const printed = list.map((each, index) => behavior(context, node, each, index));
  const [usual] = printed.slice(-1);
  return {
    CacheBehaviors:
      list.length === 1
        ? undefined
        : list.slice(0, -1).map(({ path }, index) => ({ PathPattern: path, ...printed[index] })),
    DefaultCacheBehavior: usual,
  };
}

/**
 * How long errors are kept, whatever the behavior says: CloudFront does so for ten seconds unless told. 404 is listed
 * beside the errors of servers, for a file that was just uploaded must not stay missing. 400, 403 and 405 are not:
 * unlisted they are kept only as long as the origin asks, and one visitor's "forbidden" is not another's.
 * (Amazon CloudFront Developer Guide, How CloudFront processes HTTP 4xx and 5xx status codes from your origin.)
 */
const errorResponses = (errorTtlSeconds: number): readonly CfnObject[] =>
  [404, 500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: errorTtlSeconds }));

function distributionConfig(context: EmitContext, node: Distribution): CfnObject {
  const { value, graph } = context;
  const { aliases, certificate, priceClass, httpVersion, geo, errorTtlSeconds, webAcl, logs } = node.properties;
  return {
    Comment: graph.deployment.name,
    Enabled: true,
    Aliases: aliases.length === 0 ? undefined : aliases,
    ViewerCertificate:
      certificate === undefined
        ? { CloudFrontDefaultCertificate: true }
        : {
            AcmCertificateArn: value(certificate),
            SslSupportMethod: "sni-only",
            MinimumProtocolVersion: "TLSv1.2_2021",
          },
    HttpVersion: httpVersion,
    IPV6Enabled: true,
    PriceClass: priceClass,
    Restrictions:
      geo === undefined
        ? undefined
        : {
            GeoRestriction: {
              RestrictionType: geo.kind === "allow" ? "whitelist" : "blacklist",
              Locations: geo.countries,
            },
          },
    WebACLId: webAcl === undefined ? undefined : value({ ref: webAcl, attribute: "arn" }),
    Logging:
      logs === undefined
        ? undefined
        : { Bucket: value({ ref: logs, attribute: "domainName" }), Prefix: "cloudfront/", IncludeCookies: false },
    // No DefaultRootObject: WordPress redirects /index.php to /, so naming it would send visitors in circles.
    Origins: origins(context, node),
    OriginGroups: originGroups(node),
    ...behaviors(context, node),
    CustomErrorResponses: errorResponses(errorTtlSeconds),
  };
}

/** Whitepaper, Accelerating Content Delivery and Appendix A: CloudFront with two origins and a table of behaviors. */
export const distribution: NodeEmitter<"distribution"> = {
  attributes: {
    id: (name) => ref(name()),
    domainName: (name) => getAtt(name(), "DomainName"),
    arn: (name) => sub(`arn:\${AWS::Partition}:cloudfront::\${AWS::AccountId}:distribution/\${${name()}}`),
  },
  resources: (node, context) => [
    ...ownPolicies(context, node),
    ...responseHeaderPolicies(context, node),
    ...originAccessControl(context, node),
    ...vpcOrigin(context, node),
    {
      name: context.name(),
      type: "AWS::CloudFront::Distribution",
      properties: { DistributionConfig: distributionConfig(context, node) },
    } satisfies Resource,
  ],
};
