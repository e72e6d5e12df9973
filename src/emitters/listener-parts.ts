import type { HostRule, Listener } from "../compiler/graph/kinds/web.js";
import type { Node } from "../compiler/graph/node.js";

export const listenerPart = ({ port }: Listener): string => `listener-${port}`;

/** A rule of a listener: for the requests to one host of several, or for all that come with the secret header. */
export interface RulePart {
  readonly part: string;
  readonly priority: number;
  readonly host: string | undefined;
}

const partOf = (listener: Listener, host: HostRule | undefined): string =>
  host === undefined ? `${listenerPart(listener)}-rule` : `${listenerPart(listener)}-rule-${host.id}`;

/** The rules by which a listener forwards: none where it forwards everything, or sends everybody on to HTTPS. */
export function ruleParts({ properties }: Node<"loadBalancer">, listener: Listener): readonly RulePart[] {
  const { secretHeader, hostRules } = properties;
  if (listener.action === "redirectToHttps") return [];
  if (hostRules.length > 0) {
    return hostRules.map((rule) => ({ part: partOf(listener, rule), priority: rule.priority, host: rule.host }));
  }
  return secretHeader === undefined ? [] : [{ part: partOf(listener, undefined), priority: 1, host: undefined }];
}

/** The parts of a load balancer that forward to its fleet: only with these is the fleet's target group in use. */
export const forwardingParts = (balancer: Node<"loadBalancer">): readonly string[] =>
  balancer.properties.listeners.flatMap((listener) => [
    ...(listener.action === "forward" ? [listenerPart(listener)] : []),
    ...ruleParts(balancer, listener).map(({ part }) => part),
  ]);
