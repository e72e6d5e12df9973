import type { GraphBuilder } from "../../graph/builder.js";
import type { Value } from "../../graph/value.js";

/** What a record points at: host name and hosted zone of the target, and whether it answers over IPv6. */
export interface AliasTarget {
  readonly dnsName: Value;
  readonly hostedZoneId: Value;
  readonly hasIpv6: boolean;
}

/** FNV-1a over code units, eight hexadecimal digits: tells names apart whose letters and digits are alike. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, "0");
}

/** `blog.example.org` → `blog-example-org`; where a hyphen or `*` would be lost in a logical name, a hash is added. */
const slug = (host: string): string => {
  const words = host.replace(/^\*/, "wildcard").replaceAll(".", "-");
  return /^[a-z0-9.]+$/.test(host) ? words : `${words}-${hash(host)}`;
};

/** One alias record for each name, in the zone of the spec. */
export function dnsRecords(
  g: GraphBuilder,
  hostedZoneId: string | undefined,
  hosts: readonly string[],
  target: AliasTarget,
): void {
  if (hostedZoneId === undefined) return;
  for (const name of hosts) {
    const { dnsName, hostedZoneId: targetZone, hasIpv6 } = target;
    g.add(
      "dnsRecord",
      `dns-${slug(name.toLowerCase())}`,
      {
        name: name.toLowerCase(),
        hostedZoneId,
        types: hasIpv6 ? ["A", "AAAA"] : ["A"],
        target: { dnsName, hostedZoneId: targetZone },
      },
      ["domain.name"],
    );
  }
}
