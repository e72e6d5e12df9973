import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Listener } from "../../../compiler/graph/kinds/web.js";
import type { Node } from "../../../compiler/graph/node.js";
import { unreachable } from "../../../compiler/unreachable.js";
import { getAtt, ref, type Cfn, type Resource } from "../cfn.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { keyValues } from "../key-values.js";
import { listenerPart, ruleParts } from "../../listener-parts.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";
import { subnetIds } from "../subnet-ids.js";

function forward({ graph, value }: EmitContext, node: Node<"loadBalancer">): Cfn {
  const [fleet] = targetsOf(graph, node.id, "routesTo", "webFleet");
  if (fleet === undefined) throw new Error(`${node.id} forwards to no fleet.`);
  return { Type: "forward", TargetGroupArn: value({ ref: fleet.id, attribute: "targetGroupArn" }) };
}

function defaultAction(context: EmitContext, node: Node<"loadBalancer">, { action }: Listener): Cfn {
  switch (action) {
    case "forward":
      return forward(context, node);
    case "forbid":
      return {
        Type: "fixed-response",
        FixedResponseConfig: {
          StatusCode: "403",
          ContentType: "text/plain",
          MessageBody:
            node.properties.secretHeader === undefined
              ? "No site has this name."
              : "Requests must come through CloudFront.",
        },
      };
    case "redirectToHttps":
      return { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } };
    default:
      return unreachable(action);
  }
}

function listener(context: EmitContext, node: Node<"loadBalancer">, each: Listener): Resource {
  const { name, value } = context;
  return {
    name: name(listenerPart(each)),
    type: "AWS::ElasticLoadBalancingV2::Listener",
    properties: {
      LoadBalancerArn: ref(name()),
      Port: each.port,
      Protocol: each.certificate === undefined ? "HTTP" : "HTTPS",
      ...(each.certificate === undefined
        ? {}
        : {
            Certificates: [{ CertificateArn: value(each.certificate) }],
            // CloudFront speaks TLS 1.2 to origins, so 1.3 alone would lock it out.
            SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
          }),
      DefaultActions: [defaultAction(context, node, each)],
    },
  };
}

/** The secret of CloudFront. The condition ignores case, so the secret is letters and digits. */
function secretCondition({ value }: EmitContext, { properties }: Node<"loadBalancer">): readonly Cfn[] {
  const { secretHeader } = properties;
  if (secretHeader === undefined) return [];
  const Values = [value({ ref: secretHeader.secret, attribute: "value" })];
  return [{ Field: "http-header", HttpHeaderConfig: { HttpHeaderName: secretHeader.name, Values } }];
}

/** Requests with the secret header are forwarded; with several sites, those to their names. */
function rules(context: EmitContext, node: Node<"loadBalancer">): readonly Resource[] {
  const { name } = context;
  return node.properties.listeners.flatMap((each) =>
    ruleParts(node, each).map(({ part, priority, host }) => ({
      name: name(part),
      type: "AWS::ElasticLoadBalancingV2::ListenerRule",
      properties: {
        ListenerArn: ref(name(listenerPart(each))),
        Priority: priority,
        Conditions: [
          ...secretCondition(context, node),
          ...(host === undefined ? [] : [{ Field: "host-header", HostHeaderConfig: { Values: [host] } }]),
        ],
        Actions: [forward(context, node)],
      },
    })),
  );
}

/**
 * Whitepaper, Scaling the Web Tier; Figure 2, (3). No name is given: a named load balancer cannot be replaced.
 */
export const loadBalancer: NodeEmitter<"loadBalancer"> = {
  attributes: {
    arn: (name) => ref(name()),
    dnsName: (name) => getAtt(name(), "DNSName"),
    hostedZoneId: (name) => getAtt(name(), "CanonicalHostedZoneID"),
    fullName: (name) => getAtt(name(), "LoadBalancerFullName"),
  },
  resources: (node, context) => {
    const { graph, name, nameOf, value } = context;
    const { scheme, idleTimeoutSeconds, isProtected, listeners } = node.properties;
    const [logs] = targetsOf(graph, node.id, "writes", "logBucket");
    return [
      ...securityGroups(context, node.id, "load balancer"),
      {
        name: name(),
        type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
        dependsOn: [
          ...(scheme === "internet-facing" ? gatewayAttachments(context) : []),
          // The service tries to write to the bucket when logging is switched on.
          ...(logs === undefined ? [] : [nameOf(logs.id, "policy")]),
        ],
        properties: {
          Scheme: scheme,
          Subnets: subnetIds(context, node.id),
          SecurityGroups: securityGroupIds(context, node.id),
          LoadBalancerAttributes: keyValues({
            "idle_timeout.timeout_seconds": idleTimeoutSeconds,
            "routing.http.drop_invalid_header_fields.enabled": true,
            "routing.http.desync_mitigation_mode": "defensive",
            "deletion_protection.enabled": isProtected,
            ...(logs === undefined
              ? {}
              : {
                  "access_logs.s3.enabled": true,
                  "access_logs.s3.bucket": value({ ref: logs.id, attribute: "name" }),
                  "access_logs.s3.prefix": "load-balancer",
                }),
          }),
        },
      },
      ...listeners.map((each) => listener(context, node, each)),
      ...rules(context, node),
    ];
  },
};
