import type { OpenPort } from "../../../compiler/graph/kinds/web.js";
import { resource } from "../block.js";
import { kept } from "../kept.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";

const openPort = ({ port, protocol, cidrs, aliases }: OpenPort) => ({
  fromPort: port,
  toPort: port,
  protocol,
  cidrs: cidrs.length === 0 ? undefined : [...cidrs],
  cidrListAliases: aliases.length === 0 ? undefined : [...aliases],
});

/**
 * Whitepaper, Simple Deployment: Amazon Lightsail. A change of bundle or blueprint would make an empty site in its place:
 * where data is kept Terraform refuses it, and the way goes by a snapshot. Its disk is the only copy of what was written
 * since the last one.
 */
export const lightsailInstance: NodeEmitter<"lightsailInstance"> = {
  attributes: {
    name: (name) => attributeOf("lightsail_instance", name(), "name"),
    publicIp: (name) => attributeOf("lightsail_instance", name(), "public_ip_address"),
  },
  blocks: (node, context) => {
    const { name, text, attribute } = context;
    const { bundleId, blueprintId, zone, keyPairName, ports, snapshotTime, userData } = node.properties;
    return [
      resource(
        "lightsail_instance",
        name(),
        {
          name: node.properties.name,
          bundleId,
          blueprintId,
          availabilityZone: zone,
          keyPairName,
          userData: userData === "" ? undefined : text(userData),
          addOn: snapshotTime === undefined ? undefined : { type: "AutoSnapshot", status: "Enabled", snapshotTime },
        },
        {
          ...kept(context),
          // It ran at the first boot, and another text is no reason for another instance.
          ignoreChanges: ["user_data"],
        },
      ),
      // Written ports take the place of those that a blueprint opens.
      resource("lightsail_instance_public_ports", name("ports"), {
        // The id is the name, and another one's is not known before it stands: its ports are opened again.
        instanceName: attribute("lightsail_instance", "id"),
        portInfo: ports.map(openPort),
      }),
    ];
  },
};
