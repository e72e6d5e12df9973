import type { GraphBuilder } from "../../graph/builder.js";
import { refsOf, type Value } from "../../graph/value.js";
import { hostSlug } from "../host-slug.js";

/** What a record points at: another name of AWS (and whether that answers over IPv6), or an address. */
export type RecordTarget =
  | { readonly dnsName: Value; readonly hostedZoneId: Value; readonly hasIpv6: boolean }
  | { readonly address: Value };

/** One record for each name, in the zone of the spec. */
export function dnsRecords(
  g: GraphBuilder,
  hostedZoneId: string | undefined,
  hosts: readonly string[],
  target: RecordTarget,
): void {
  if (hostedZoneId === undefined) return;
  for (const host of hosts) {
    const name = host.toLowerCase();
    const types = "hasIpv6" in target && target.hasIpv6 ? (["A", "AAAA"] as const) : (["A"] as const);
    const leadsTo = "address" in target ? target : { dnsName: target.dnsName, hostedZoneId: target.hostedZoneId };
    const properties = { name, hostedZoneId, types, target: leadsTo };
    const record = g.add("dnsRecord", `dns-${hostSlug(name)}`, properties, ["domain.name"]);
    for (const { ref } of refsOf("address" in target ? target.address : target.dnsName))
      g.link(record, { kind: "resolvesTo" }, ref);
  }
}
