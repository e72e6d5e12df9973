import type { EdgeKinds } from "../../compiler/graph/kinds/edge.js";
import { counted, type Says } from "../said.js";

/** Whitepaper, Architecture Components (1), and what stands before it. */
export const edgeSays: Says<keyof EdgeKinds> = {
  distribution: ({ properties: { aliases, behaviors } }) => ({
    title: "Amazon CloudFront",
    lines: [
      ...aliases.slice(0, 1),
      [...(aliases.length > 1 ? [counted(aliases.length, "name")] : []), counted(behaviors.length, "behavior")].join(
        ", ",
      ),
    ],
  }),
  certificate: ({ properties: { domainName, otherNames } }) => ({
    title: "ACM certificate",
    lines: [domainName, ...(otherNames.length === 0 ? [] : [`and ${counted(otherNames.length, "more name")}`])],
  }),
  hostedZone: ({ properties }) => ({ title: "Amazon Route 53", lines: [`zone ${properties.id}`] }),
  dnsRecord: ({ properties }) => ({ title: "Amazon Route 53", lines: [properties.name] }),
  webAcl: ({ properties: { blocks, groups } }) => ({
    title: "AWS WAF",
    lines: [counted(groups.length, "rule group"), blocks ? "blocks" : "counts only"],
  }),
};
