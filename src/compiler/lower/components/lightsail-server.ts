import { lightsailServer as launchScript } from "../../../bootstrap/lightsail-server.js";
import type { LightsailSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { OpenPort } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { serverCertificateNames } from "../../plan/server-certificate.js";
import { bundleId } from "../../plan/lightsail-bundle.js";
import { serverPorts, type Origin } from "./origin.js";

export interface LightsailServer {
  readonly id: NodeId<"lightsailInstance">;
  readonly origin: Origin;
}

/** The alias by which Lightsail's firewall knows the terminal in its console. */
const terminal = "lightsail-connect";

function openPort({ port, protocol = "tcp", from = [] }: LightsailSpec["lightsail"]["ports"][number]): OpenPort {
  const cidrs = from.filter((each) => each !== terminal);
  return {
    port,
    protocol,
    cidrs: from.length === 0 ? ["0.0.0.0/0"] : cidrs,
    aliases: from.filter((each) => each === terminal),
  };
}

/** What the launch script sets up: what the site is called, and a certificate for the names that lead to the server. */
function userData(spec: LightsailSpec): Value {
  const { domain, cdn, cache, monitoring, purpose } = spec;
  const names = serverCertificateNames(spec);
  const hasCertificate = names.length > 0;
  return launchScript({
    siteUrl: domain.name !== undefined && (cdn.enabled || hasCertificate) ? `https://${domain.name}` : undefined,
    isBehindCloudFront: cdn.enabled,
    hasLocalCache: cache.engine === "local",
    certificate: hasCertificate ? { names, email: monitoring.notify?.[0] } : undefined,
    isHiddenFromSearch: purpose === "staging",
    logsMail: purpose === "staging",
  });
}

/** The Lightsail instance and its static IP. Whitepaper, Simple Deployment: Amazon Lightsail; Recovering from Failure. */
export function lightsailServer(g: GraphBuilder, spec: LightsailSpec): LightsailServer {
  const { lightsail, region } = spec;
  const id = g.add(
    "lightsailInstance",
    "lightsail",
    {
      name: g.deployment.name,
      bundleId: bundleId(lightsail.bundle, region),
      blueprintId: lightsail.blueprint,
      // Written out: the service would choose, and could not be asked for the same zone again.
      zone: `${region}a`,
      keyPairName: lightsail.keyPairName,
      ports: lightsail.ports.map(openPort),
      snapshotTime: lightsail.snapshots === false ? undefined : lightsail.snapshots.time,
      userData: userData(spec),
    },
    ["lightsail.bundle"],
  );
  const address = lightsail.staticIp
    ? g.add("staticIp", "server-address", { service: "lightsail", attachedTo: id, region }, ["lightsail.staticIp"])
    : undefined;
  if (address !== undefined) g.link(address, { kind: "routesTo" }, id);
  const ip: Value =
    address === undefined ? { ref: id, attribute: "publicIp" } : { ref: address, attribute: "ipAddress" };
  g.output("ServerIp", "Public address of the server", ip);
  const origin: Origin = {
    id,
    // Lightsail gives no name of its own.
    cloudFrontName: undefined,
    record: { address: ip },
    ports: serverPorts(spec),
    // The instance has no role with which it could read the secret.
    secretHeader: undefined,
    vpcOrigin: undefined,
  };
  return { id, origin };
}
