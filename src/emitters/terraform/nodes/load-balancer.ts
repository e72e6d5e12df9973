import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Listener } from "../../../compiler/graph/kinds/web.js";
import type { Node } from "../../../compiler/graph/node.js";
import { unreachable } from "../../../compiler/unreachable.js";
import { resource, type Block } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { listenerPart, ruleParts } from "../../listener-parts.js";
import { address, attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { subnetIds } from "../places.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

function forward({ graph, text }: EmitContext, node: Node<"loadBalancer">) {
  const [fleet] = targetsOf(graph, node.id, "routesTo", "webFleet");
  if (fleet === undefined) throw new Error(`${node.id} forwards to no fleet.`);
  return { type: "forward", targetGroupArn: text({ ref: fleet.id, attribute: "targetGroupArn" }) };
}

function defaultAction(context: EmitContext, node: Node<"loadBalancer">, { action }: Listener) {
  switch (action) {
    case "forward":
      return forward(context, node);
    case "forbid":
      return {
        type: "fixed-response",
        fixedResponse: {
          statusCode: "403",
          contentType: "text/plain",
          messageBody:
            node.properties.secretHeader === undefined
              ? "No site has this name."
              : "Requests must come through CloudFront.",
        },
      };
    case "redirectToHttps":
      return { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
    default:
      return unreachable(action);
  }
}

function listener(context: EmitContext, node: Node<"loadBalancer">, each: Listener): Block {
  const { name, text, attribute } = context;
  return resource("lb_listener", name(listenerPart(each)), {
    loadBalancerArn: attribute("lb", "arn"),
    port: each.port,
    protocol: each.certificate === undefined ? "HTTP" : "HTTPS",
    ...(each.certificate === undefined
      ? {}
      : {
          certificateArn: text(each.certificate),
          // CloudFront speaks TLS 1.2 to origins, so 1.3 alone would lock it out.
          sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        }),
    defaultAction: [defaultAction(context, node, each)],
  });
}

/** The secret of CloudFront. The condition ignores case, so the secret is letters and digits. */
function secretCondition({ text }: EmitContext, { properties }: Node<"loadBalancer">) {
  const { secretHeader } = properties;
  if (secretHeader === undefined) return [];
  const values = [text({ ref: secretHeader.secret, attribute: "value" })];
  return [{ httpHeader: { httpHeaderName: secretHeader.name, values } }];
}

/** Requests with the secret header are forwarded; with several sites, those to their names. */
function rules(context: EmitContext, node: Node<"loadBalancer">): readonly Block[] {
  const { name, attribute } = context;
  return node.properties.listeners.flatMap((each) =>
    ruleParts(node, each).map(({ part, priority, host }) =>
      resource("lb_listener_rule", name(part), {
        listenerArn: attribute("lb_listener", "arn", listenerPart(each)),
        priority,
        condition: [
          ...secretCondition(context, node),
          ...(host === undefined ? [] : [{ hostHeader: { values: [host] } }]),
        ],
        action: [forward(context, node)],
      }),
    ),
  );
}

/** What the service needs before the load balancer stands, and its arguments do not name. */
function before(context: EmitContext, node: Node<"loadBalancer">): readonly string[] {
  const { graph, nameOf } = context;
  return [
    ...(node.properties.scheme === "internet-facing" ? gatewayAttachments(context) : []),
    // The service tries to write to the bucket when logging is switched on.
    ...targetsOf(graph, node.id, "writes", "logBucket").map(({ id }) =>
      address("s3_bucket_policy", nameOf(id, "policy")),
    ),
  ];
}

/**
 * Whitepaper, Scaling the Web Tier; Figure 2, (3). No name is given: a named load balancer cannot be replaced, and the
 * new one stands before the old one goes.
 */
export const loadBalancer: NodeEmitter<"loadBalancer"> = {
  attributes: {
    arn: (name) => attributeOf("lb", name(), "arn"),
    dnsName: (name) => attributeOf("lb", name(), "dns_name"),
    hostedZoneId: (name) => attributeOf("lb", name(), "zone_id"),
    fullName: (name) => attributeOf("lb", name(), "arn_suffix"),
  },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const { scheme, idleTimeoutSeconds, isProtected, listeners } = node.properties;
    const [logs] = targetsOf(graph, node.id, "writes", "logBucket");
    const dependsOn = before(context, node);
    return [
      ...securityGroups(context, node.id, "load balancer"),
      resource(
        "lb",
        name(),
        {
          loadBalancerType: "application",
          internal: scheme === "internal",
          subnets: subnetIds(context, node.id),
          securityGroups: securityGroupIds(context, node.id),
          idleTimeout: idleTimeoutSeconds,
          dropInvalidHeaderFields: true,
          desyncMitigationMode: "defensive",
          enableDeletionProtection: isProtected,
          accessLogs:
            logs === undefined
              ? undefined
              : { enabled: true, bucket: text({ ref: logs.id, attribute: "name" }), prefix: "load-balancer" },
        },
        { createBeforeDestroy: true, ...(dependsOn.length === 0 ? {} : { dependsOn }) },
      ),
      ...listeners.map((each) => listener(context, node, each)),
      ...rules(context, node),
    ];
  },
};
