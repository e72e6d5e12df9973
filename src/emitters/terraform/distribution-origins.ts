import type {
  CloudfrontDistributionOrigin,
  CloudfrontDistributionOriginGroup,
} from "@cdktf/provider-aws/lib/cloudfront-distribution/index.js";
import { nodeOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../compiler/graph/node.js";
import type { Value } from "../../compiler/graph/value.js";
import { resource, type Block } from "./block.js";
import { gatewayAttachments } from "./gateway-attachments.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

/** Ids inside the distribution; behaviors name them. */
export const originIds = { web: "web", static: "static", staticThenWeb: "static-then-web" } as const;

/** Below the load balancer's idle time, or CloudFront sends a request into a connection that was just closed. */
const keepaliveSeconds = 5;

/** How long CloudFront waits for a website: as long as it does unless told. */
const websiteTimeoutSeconds = 30;

/** Arguments without which the provider refuses an origin, whatever the protocol is. */
const ports = { httpPort: 80, httpsPort: 443 } as const;
const tlsVersions: readonly string[] = ["TLSv1.2"];

/** Twice what CloudFront says it may take. */
const vpcOriginTime = "30m";

/** The ARN of what CloudFront reaches privately, a load balancer or a server. */
function arnOf({ graph }: EmitContext, id: NodeId<"loadBalancer"> | NodeId<"webServer">): Value {
  const node = graph.nodes.get(id);
  if (node?.kind === "webServer") return { ref: node.id, attribute: "arn" };
  if (node?.kind === "loadBalancer") return { ref: node.id, attribute: "arn" };
  throw new Error(`${id} cannot be a private origin.`);
}

/**
 * CloudFront's way into private subnets. The VPC must have a gateway attached, though nothing goes through it: no
 * argument names it. What no longer is an origin is deleted after the distribution has changed, or CloudFront refuses.
 */
export function vpcOrigin(context: EmitContext, node: Node<"distribution">): readonly Block[] {
  const { graph, name, text } = context;
  const { webOrigin } = node.properties;
  if (webOrigin.vpcOrigin === undefined) return [];
  return [
    resource(
      "cloudfront_vpc_origin",
      name("vpc-origin"),
      {
        vpcOriginEndpointConfig: [
          {
            name: globalName(graph.deployment, "web"),
            arn: text(arnOf(context, webOrigin.vpcOrigin)),
            ...ports,
            originProtocolPolicy: webOrigin.protocol,
            originSslProtocols: [{ items: [...tlsVersions], quantity: tlsVersions.length }],
          },
        ],
      },
      {
        dependsOn: gatewayAttachments(context),
        createBeforeDestroy: true,
        timeouts: { create: vpcOriginTime, update: vpcOriginTime, delete: vpcOriginTime },
      },
    ),
  ];
}

/** Lets the distribution, and nothing else, sign its requests to the bucket. */
export function originAccessControl(context: EmitContext, node: Node<"distribution">): readonly Block[] {
  const { staticOrigin } = node.properties;
  if (staticOrigin === undefined || isWebsite(context, staticOrigin)) return [];
  return [
    resource(
      "cloudfront_origin_access_control",
      context.name("static-access"),
      {
        name: globalName(context.graph.deployment, "s3"),
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
      },
      { createBeforeDestroy: true },
    ),
  ];
}

function webOriginOf({ attribute, text }: EmitContext, node: Node<"distribution">): CloudfrontDistributionOrigin {
  const { domainName, protocol, timeoutSeconds, secretHeader, vpcOrigin: privateOrigin } = node.properties.webOrigin;
  const times = { originReadTimeout: timeoutSeconds, originKeepaliveTimeout: keepaliveSeconds };
  return {
    originId: originIds.web,
    domainName: text(domainName),
    ...(privateOrigin === undefined
      ? {
          customOriginConfig: {
            ...ports,
            originProtocolPolicy: protocol,
            originSslProtocols: [...tlsVersions],
            ...times,
          },
        }
      : { vpcOriginConfig: { vpcOriginId: attribute("cloudfront_vpc_origin", "id", "vpc-origin"), ...times } }),
    ...(secretHeader === undefined
      ? {}
      : { customHeader: [{ name: secretHeader.name, value: text({ ref: secretHeader.secret, attribute: "value" }) }] }),
  };
}

function staticOriginOf(context: EmitContext, bucket: NodeId<"staticBucket">): CloudfrontDistributionOrigin {
  const { attribute, text } = context;
  if (isWebsite(context, bucket)) {
    return {
      originId: originIds.static,
      domainName: text({ ref: bucket, attribute: "websiteDomainName" }),
      customOriginConfig: {
        ...ports,
        // Website endpoints speak nothing else; the versions of TLS are said because the default has broken ones.
        originProtocolPolicy: "http-only",
        originSslProtocols: [...tlsVersions],
        originReadTimeout: websiteTimeoutSeconds,
        originKeepaliveTimeout: keepaliveSeconds,
      },
    };
  }
  return {
    originId: originIds.static,
    // The global name would redirect for hours after the bucket is made.
    domainName: text({ ref: bucket, attribute: "regionalDomainName" }),
    originAccessControlId: attribute("cloudfront_origin_access_control", "id", "static-access"),
  };
}

const isWebsite = ({ graph }: EmitContext, bucket: NodeId<"staticBucket">): boolean =>
  nodeOf(graph, bucket).properties.access === "website";

/** The web servers first, then the bucket when there is one. */
export function origins(context: EmitContext, node: Node<"distribution">): CloudfrontDistributionOrigin[] {
  const { staticOrigin } = node.properties;
  return [webOriginOf(context, node), ...(staticOrigin === undefined ? [] : [staticOriginOf(context, staticOrigin)])];
}

/**
 * What is not in the bucket yet comes from the web servers. A bucket that may not be listed says 403 for a missing
 * object, so 403 counts as missing.
 */
export function originGroups(node: Node<"distribution">): CloudfrontDistributionOriginGroup[] | undefined {
  if (!node.properties.behaviors.some(({ origin }) => origin === "staticThenWeb")) return undefined;
  return [
    {
      originId: originIds.staticThenWeb,
      failoverCriteria: { statusCodes: [403, 404, 500, 502, 503, 504] },
      // In this order: the first is asked first.
      member: [{ originId: originIds.static }, { originId: originIds.web }],
    },
  ];
}
