import type { ServerSpec } from "../../../generated/spec.js";
import { platforms } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import { architectureOf } from "../../plan/architecture.js";
import { canonicalCidr } from "../../plan/subnet-plan.js";
import type { Network } from "./network.js";

/** A bastion host in the first public subnet, or nothing: Session Manager needs no host and no open port. */
export function access(g: GraphBuilder, spec: ServerSpec["network"], net: Network): NodeId<"bastion"> | undefined {
  if (spec.access === "sessionManager" || spec.bastion === undefined) return undefined;
  const { allowedCidrs, instanceType = "", keyName } = spec.bastion;
  const [subnet] = net.subnets.public;
  const imageParameter = platforms.al2023.imageParameter[architectureOf(instanceType)];
  const bastion = g.add("bastion", "bastion", { instanceType, imageParameter, keyName, subnet }, ["network.access"]);
  g.link(bastion, { kind: "runsIn" }, subnet);
  if (allowedCidrs.length > 0) {
    // Two spellings of one range would be two rules, and EC2 refuses the second.
    const cidrs = [...new Set(allowedCidrs.map(canonicalCidr))];
    const clients = g.add("addressRange", "bastion-clients", { cidrs }, ["network.bastion.allowedCidrs"]);
    g.link(clients, { kind: "connects", port: 22 }, bastion);
  }
  for (const port of [80, 443]) g.link(bastion, { kind: "connects", port }, net.internet);
  return bastion;
}
