import type { Listener } from "../../compiler/graph/kinds/web.js";
import type { Node } from "../../compiler/graph/node.js";

export const listenerPart = ({ port }: Listener): string => `listener-${port}`;
export const rulePart = ({ port }: Listener): string => `listener-${port}-rule`;

/** Whether a rule of this listener forwards requests that carry the secret header. */
export const hasRule = (balancer: Node<"loadBalancer">, { action }: Listener): boolean =>
  balancer.properties.secretHeader !== undefined && action !== "redirectToHttps";

/** The parts of a load balancer that forward to its fleet: only with these is the fleet's target group in use. */
export const forwardingParts = (balancer: Node<"loadBalancer">): readonly string[] =>
  balancer.properties.listeners.flatMap((listener) => [
    ...(listener.action === "forward" ? [listenerPart(listener)] : []),
    ...(hasRule(balancer, listener) ? [rulePart(listener)] : []),
  ]);
