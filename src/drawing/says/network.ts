import type { NetworkKinds } from "../../compiler/graph/kinds/network.js";
import { few, type Says } from "../said.js";

const layerTitles = { public: "Public subnet", app: "App subnet", data: "Data subnet" } as const;
const everybody = "0.0.0.0/0";

/** Whitepaper, Architecture Components (3) and (5), and what stands around them. */
export const networkSays: Says<keyof NetworkKinds> = {
  network: ({ properties }) => ({
    title: "VPC",
    lines: [
      "cidr" in properties ? properties.cidr : "existing" in properties ? properties.existing : "the default one",
    ],
  }),
  subnet: ({ properties }) => ({
    title: layerTitles[properties.layer],
    lines: ["cidr" in properties ? properties.cidr : properties.existing],
  }),
  internetGateway: () => ({ title: "Internet gateway", lines: [] }),
  natGateway: () => ({ title: "NAT gateway", lines: [] }),
  routeTable: ({ properties }) => ({ title: "Route table", lines: [`of ${properties.layer} subnets`] }),
  vpcEndpoint: ({ properties }) => ({ title: "Gateway endpoint", lines: [`to ${properties.service.toUpperCase()}`] }),
  flowLog: ({ properties }) => ({ title: "Flow log", lines: [`every ${properties.intervalSeconds / 60} min`] }),
  addressRange: ({ properties: { cidrs } }) =>
    cidrs.includes(everybody)
      ? { title: "Internet", lines: ["visitors"] }
      : { title: "Addresses", lines: [cidrs.length === 0 ? "nobody yet" : few(cidrs)] },
  bastion: ({ properties }) => ({ title: "Bastion host", lines: [properties.instanceType] }),
  staticIp: ({ properties }) => ({ title: properties.service === "ec2" ? "Elastic IP" : "Static IP", lines: [] }),
};
