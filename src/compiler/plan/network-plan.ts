import type { Layer } from "../graph/kinds/network.js";
import type { ServerSpec } from "../../generated/spec.js";
import { zonesOf, type ZoneSlot } from "./zone-slots.js";

/** A single server needs one zone; Aurora and ElastiCache behind it refuse fewer than two. */
const singleServerZones = 2;

/** The zones in which a layer has a subnet. */
export const networkZones = (spec: ServerSpec): readonly ZoneSlot[] =>
  zonesOf("availabilityZones" in spec ? spec.availabilityZones : singleServerZones);

const hasManagedData = ({ database, cache }: ServerSpec): boolean =>
  database.engine === "aurora" || cache.engine === "valkey" || cache.engine === "memcached";

/** Whether the server of a single-server site has no public address: then only CloudFront reaches it. */
export const isPrivateServer = ({ cdn }: ServerSpec): boolean => cdn.enabled && cdn.originAccess === "vpcOrigin";

/** The layers that have something in them, in the order they are made. */
export function networkLayers(spec: ServerSpec): readonly Layer[] {
  const isFleet = "availabilityZones" in spec;
  return [
    "public",
    ...(isFleet || isPrivateServer(spec) ? (["app"] as const) : []),
    ...(isFleet || hasManagedData(spec) ? (["data"] as const) : []),
  ];
}

/** How servers without public addresses get out: one gateway is enough for one server. */
export function natOf(spec: ServerSpec): "perAz" | "single" | "none" {
  if ("nat" in spec.network) return spec.network.nat;
  return isPrivateServer(spec) ? "single" : "none";
}
