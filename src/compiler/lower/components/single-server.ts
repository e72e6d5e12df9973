import type { ServerCertificate } from "../../../bootstrap/web-server.js";
import type { Ec2Spec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { SecretHeader } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import { deploymentValue, type Value } from "../../graph/value.js";
import { isPrivateServer } from "../../plan/network-plan.js";
import { serverCertificateNames } from "../../plan/server-certificate.js";
import { bootScript, bootTimeoutMinutes, ownHealthPage } from "./boot-script.js";
import { nonEmpty } from "./network.js";
import { serverPorts, type Origin } from "./origin.js";
import { linkServer, serverImage, serverLogs, type ServerFoundations } from "./server-parts.js";

/** What a single server stands on. */
export interface SingleServerFoundations extends ServerFoundations {
  readonly secretHeader: SecretHeader | undefined;
}

export interface SingleServer {
  readonly id: NodeId<"webServer">;
  /** None where the image keeps everything on its own disk. */
  readonly volume: NodeId<"dataVolume"> | undefined;
  readonly origin: Origin;
}

/** What nginx itself waits; nothing in front of one server has a time of its own to outlast. */
const keepaliveSeconds = 75;

/** The certificate on the server. A record proves its names where the zone is ours to write in. */
function certificateOf(spec: Ec2Spec): ServerCertificate | undefined {
  const { domain, monitoring } = spec;
  const names = serverCertificateNames(spec);
  const challenge = domain.hostedZoneId === undefined ? "http" : "dns";
  return names.length === 0 ? undefined : { names, email: monitoring.notify?.[0], challenge };
}

/** The volume with uploads, code and a local database: the server may go, this stays. */
function dataVolume(g: GraphBuilder, { web }: Ec2Spec, subnet: NodeId<"subnet">): NodeId<"dataVolume"> | undefined {
  if (web.bootstrap === "none") return undefined;
  return g.add("dataVolume", "data-volume", { sizeGiB: web.dataVolumeGiB, subnet }, ["web.dataVolumeGiB"]);
}

/** The server of EC2 with its data volume and address. Whitepaper, Simple Deployment: Amazon EC2, AWS Marketplace. */
export function singleServer(g: GraphBuilder, spec: Ec2Spec, on: SingleServerFoundations): SingleServer {
  const { web, domain } = spec;
  const isPrivate = isPrivateServer(spec);
  const [subnet] = isPrivate ? nonEmpty(on.net.subnets.app) : on.net.subnets.public;
  const volume = dataVolume(g, spec, subnet);
  const logs = serverLogs(g, spec);
  const role = "server-role" as NodeId<"role">;
  const certificate = certificateOf(spec);
  const region = deploymentValue("region");
  const { secretHeader } = on;
  const id = g.add(
    "webServer",
    "server",
    {
      instanceType: web.instanceType,
      image: serverImage(web),
      volumeGiB: web.volumeGiB,
      keepsRootVolume: volume === undefined && g.deployment.keepsData,
      keyName: web.keyName,
      subnet,
      hasPublicAddress: !isPrivate,
      role,
      bootTimeoutMinutes: bootTimeoutMinutes(spec),
      userData: bootScript(spec, {
        files: { on: "volume", volumeId: volume === undefined ? "" : { ref: volume, attribute: "id" }, region },
        logGroup: logs.name,
        healthPage: ownHealthPage,
        keepaliveSeconds,
        originSecret: secretHeader && {
          header: secretHeader.name,
          secretArn: { ref: secretHeader.secret, attribute: "arn" },
          region,
        },
        certificate,
      }),
    },
    ["web.instanceType"],
  );
  linkServer(g, spec, { id, role, logs: logs.id }, on);
  g.link(id, { kind: "runsIn" }, subnet);
  if (volume !== undefined) g.link(id, { kind: "mounts" }, volume);
  if (secretHeader !== undefined) g.link(id, { kind: "reads" }, secretHeader.secret);
  if (certificate?.challenge === "dns" && domain.hostedZoneId !== undefined) {
    const zone = g.add("hostedZone", "zone", { id: domain.hostedZoneId }, ["domain.hostedZoneId"]);
    g.link(id, { kind: "writes" }, zone);
  }
  return { id, volume, origin: originOf(g, spec, id, isPrivate, secretHeader) };
}

/** How the outside finds the server: by an address that stays, or by the one it happens to have. */
function originOf(
  g: GraphBuilder,
  spec: Ec2Spec,
  id: NodeId<"webServer">,
  isPrivate: boolean,
  secretHeader: SecretHeader | undefined,
): Origin {
  const shared = { id, ports: serverPorts(spec), secretHeader };
  if (isPrivate) {
    const cloudFrontName: Value = { ref: id, attribute: "privateDnsName" };
    return { ...shared, cloudFrontName, record: { address: cloudFrontName }, vpcOrigin: id };
  }
  const address = spec.web.staticIp
    ? g.add("staticIp", "server-address", { service: "ec2", attachedTo: id, region: spec.region }, ["web.staticIp"])
    : undefined;
  if (address !== undefined) g.link(address, { kind: "routesTo" }, id);
  const publicIp: Value =
    address === undefined ? { ref: id, attribute: "publicIp" } : { ref: address, attribute: "ipAddress" };
  g.output("ServerIp", "Public address of the server", publicIp);
  return {
    ...shared,
    cloudFrontName:
      address === undefined ? { ref: id, attribute: "publicDnsName" } : { ref: address, attribute: "publicDnsName" },
    record: { address: publicIp },
    vpcOrigin: undefined,
  };
}
