import type { Node } from "../../../compiler/graph/node.js";
import { resource } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { kept } from "../kept.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Whitepaper, Recovering from Failure: an address that is given to the replacement, so that no record has to change. */
export const staticIp: NodeEmitter<"staticIp"> = {
  attributes: {
    ipAddress: (name, { properties }) =>
      properties.service === "ec2"
        ? attributeOf("eip", name(), "public_ip")
        : attributeOf("lightsail_static_ip", name("lightsail"), "ip_address"),
    publicDnsName: (name, { id, properties }) => {
      if (properties.service === "lightsail") throw new Error(`${id}: Lightsail gives no name of its own.`);
      // The provider makes it of the numbers and the region, us-east-1 in its own way, as the VPC does.
      return attributeOf("eip", name(), "public_dns");
    },
  },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const { service, attachedTo } = node.properties;
    if (service === "ec2") {
      const instance = text({ ref: attachedTo as Node<"webServer">["id"], attribute: "instanceId" });
      return [resource("eip", name(), { domain: "vpc", instance }, { dependsOn: gatewayAttachments(context) })];
    }
    return [
      // It goes with the instance, which stays too.
      resource("lightsail_static_ip", name("lightsail"), { name: `${graph.deployment.name}-address` }, kept(context)),
      resource("lightsail_static_ip_attachment", name("lightsail-attachment"), {
        staticIpName: context.attribute("lightsail_static_ip", "name", "lightsail"),
        instanceName: text({ ref: attachedTo as Node<"lightsailInstance">["id"], attribute: "name" }),
      }),
    ];
  },
};
