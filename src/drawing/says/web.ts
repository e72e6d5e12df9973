import type { Scaling, WebKinds } from "../../compiler/graph/kinds/web.js";
import { counted, type Says } from "../said.js";

function scalingText(scaling: Scaling): readonly string[] {
  if (scaling.metric === "none") return [];
  return [scaling.metric === "cpu" ? `at ${scaling.target} % CPU` : `at ${scaling.target} requests a minute`];
}

/** Whitepaper, Architecture Components (4) and (6); Simple Deployment. */
export const webSays: Says<keyof WebKinds> = {
  loadBalancer: ({ properties: { scheme, listeners, hostRules } }) => ({
    title: "Application Load Balancer",
    lines: [
      `${scheme}, port ${listeners.map(({ port }) => port).join(" and ")}`,
      ...(hostRules.length === 0 ? [] : [counted(hostRules.length, "name")]),
    ],
  }),
  webFleet: ({ properties: { capacity, instanceType, scaling } }) => ({
    title: "Auto Scaling group",
    lines: [`${capacity.min} to ${capacity.max} × ${instanceType}`, ...scalingText(scaling)],
  }),
  webServer: ({ properties }) => ({ title: "EC2 server", lines: [properties.instanceType] }),
  lightsailInstance: ({ properties: { bundleId, blueprintId, snapshotTime } }) => ({
    title: "Lightsail instance",
    lines: [bundleId, blueprintId, ...(snapshotTime === undefined ? [] : [`snapshot daily at ${snapshotTime}`])],
  }),
};
