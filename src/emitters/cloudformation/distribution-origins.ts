import { nodeOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../compiler/graph/node.js";
import type { Value } from "../../compiler/graph/value.js";
import { getAtt, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import { gatewayAttachments } from "./gateway-attachments.js";
import { globalName } from "../global-name.js";
import type { EmitContext } from "./node-emitter.js";

/** Ids inside the distribution; behaviors name them. */
export const originIds = { web: "web", static: "static", staticThenWeb: "static-then-web" } as const;

/** Below the load balancer's idle time, or CloudFront sends a request into a connection that was just closed. */
const keepaliveSeconds = 5;

/** The ARN of what CloudFront reaches privately, a load balancer or a server. */
function arnOf({ graph }: EmitContext, id: NodeId<"loadBalancer"> | NodeId<"webServer">): Value {
  const node = graph.nodes.get(id);
  if (node?.kind === "webServer") return { ref: node.id, attribute: "arn" };
  if (node?.kind === "loadBalancer") return { ref: node.id, attribute: "arn" };
  throw new Error(`${id} cannot be a private origin.`);
}

/** CloudFront's way into private subnets. The VPC must have a gateway attached, though nothing goes through it. */
export function vpcOrigin(context: EmitContext, node: Node<"distribution">): readonly Resource[] {
  const { webOrigin } = node.properties;
  if (webOrigin.vpcOrigin === undefined) return [];
  return [
    {
      name: context.name("vpc-origin"),
      type: "AWS::CloudFront::VpcOrigin",
      dependsOn: gatewayAttachments(context),
      properties: {
        VpcOriginEndpointConfig: {
          Name: globalName(context.graph.deployment, "web"),
          Arn: context.value(arnOf(context, webOrigin.vpcOrigin)),
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: webOrigin.protocol,
          OriginSSLProtocols: ["TLSv1.2"],
        },
      },
    },
  ];
}

/** Lets the distribution, and nothing else, sign its requests to the bucket. */
export function originAccessControl(context: EmitContext, node: Node<"distribution">): readonly Resource[] {
  const { staticOrigin } = node.properties;
  if (staticOrigin === undefined || isWebsite(context, staticOrigin)) return [];
  return [
    {
      name: context.name("static-access"),
      type: "AWS::CloudFront::OriginAccessControl",
      properties: {
        OriginAccessControlConfig: {
          Name: globalName(context.graph.deployment, "s3"),
          OriginAccessControlOriginType: "s3",
          SigningBehavior: "always",
          SigningProtocol: "sigv4",
        },
      },
    },
  ];
}

function webOriginOf({ name, value }: EmitContext, node: Node<"distribution">): Cfn {
  const { domainName, protocol, timeoutSeconds, secretHeader, vpcOrigin } = node.properties.webOrigin;
  const times = { OriginReadTimeout: timeoutSeconds, OriginKeepaliveTimeout: keepaliveSeconds };
  return {
    Id: originIds.web,
    DomainName: value(domainName),
    ...(vpcOrigin === undefined
      ? { CustomOriginConfig: { OriginProtocolPolicy: protocol, OriginSSLProtocols: ["TLSv1.2"], ...times } }
      : { VpcOriginConfig: { VpcOriginId: getAtt(name("vpc-origin"), "Id"), ...times } }),
    OriginCustomHeaders:
      secretHeader === undefined
        ? undefined
        : [
            {
              HeaderName: secretHeader.name,
              HeaderValue: value({ ref: secretHeader.secret, attribute: "value" }),
            },
          ],
  };
}

function staticOriginOf(context: EmitContext, bucket: NodeId<"staticBucket">): Cfn {
  const { name, value } = context;
  if (isWebsite(context, bucket)) {
    return {
      Id: originIds.static,
      DomainName: value({ ref: bucket, attribute: "websiteDomainName" }),
      // Website endpoints speak nothing else; the versions of TLS are said because the default has broken ones.
      CustomOriginConfig: { OriginProtocolPolicy: "http-only", OriginSSLProtocols: ["TLSv1.2"] },
    };
  }
  return {
    Id: originIds.static,
    // The global name would redirect for hours after the bucket is made.
    DomainName: value({ ref: bucket, attribute: "regionalDomainName" }),
    OriginAccessControlId: getAtt(name("static-access"), "Id"),
    // Empty: access is by origin access control, but CloudFront wants the member.
    S3OriginConfig: { OriginAccessIdentity: "" },
  };
}

const isWebsite = ({ graph }: EmitContext, bucket: NodeId<"staticBucket">): boolean =>
  nodeOf(graph, bucket).properties.access === "website";

/** The web servers first, then the bucket when there is one. */
export function origins(context: EmitContext, node: Node<"distribution">): readonly Cfn[] {
  const { staticOrigin } = node.properties;
  return [webOriginOf(context, node), ...(staticOrigin === undefined ? [] : [staticOriginOf(context, staticOrigin)])];
}

/**
 * What is not in the bucket yet comes from the web servers. A bucket that may not be listed says 403 for a missing
 * object, so 403 counts as missing.
 */
export function originGroups(node: Node<"distribution">): CfnObject | undefined {
  if (!node.properties.behaviors.some(({ origin }) => origin === "staticThenWeb")) return undefined;
  const codes = [403, 404, 500, 502, 503, 504];
  const members = [originIds.static, originIds.web];
  return {
    Quantity: 1,
    Items: [
      {
        Id: originIds.staticThenWeb,
        FailoverCriteria: { StatusCodes: { Quantity: codes.length, Items: codes } },
        Members: { Quantity: members.length, Items: members.map((OriginId) => ({ OriginId })) },
      },
    ],
  };
}
