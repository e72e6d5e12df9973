import type { OpenPort } from "../../../compiler/graph/kinds/web.js";
import { getAtt, ref, type CfnObject } from "../cfn.js";
import { kept } from "../kept.js";
import type { NodeEmitter } from "../node-emitter.js";

const openPort = ({ port, protocol, cidrs, aliases }: OpenPort): CfnObject => ({
  FromPort: port,
  ToPort: port,
  Protocol: protocol,
  Cidrs: cidrs.length === 0 ? undefined : cidrs,
  CidrListAliases: aliases.length === 0 ? undefined : aliases,
});

/**
 * Whitepaper, Simple Deployment: Amazon Lightsail. Its name is fixed, so a change that would replace it (bundle,
 * blueprint) is refused by the service instead of making an empty site beside the old one; the runbook has the way by a
 * snapshot. Kept when the stack goes: its disk is the only copy of what was written since the last snapshot.
 */
export const lightsailInstance: NodeEmitter<"lightsailInstance"> = {
  attributes: { name: (name) => ref(name()), publicIp: (name) => getAtt(name(), "PublicIpAddress") },
  resources: (node, context) => {
    const { name: instanceName, bundleId, blueprintId, zone, keyPairName, ports, snapshotTime, userData } =
      node.properties;
    return [
      {
        name: context.name(),
        type: "AWS::Lightsail::Instance",
        deletionPolicy: kept(context, "Retain"),
        properties: {
          InstanceName: instanceName,
          BundleId: bundleId,
          BlueprintId: blueprintId,
          AvailabilityZone: zone,
          KeyPairName: keyPairName,
          UserData: userData === "" ? undefined : context.value(userData),
          // Written ports take the place of those that a blueprint opens.
          Networking: { Ports: ports.map(openPort) },
          AddOns: [
            snapshotTime === undefined
              ? { AddOnType: "AutoSnapshot", Status: "Disabled" }
              : {
                  AddOnType: "AutoSnapshot",
                  Status: "Enabled",
                  AutoSnapshotAddOnRequest: { SnapshotTimeOfDay: snapshotTime },
                },
          ],
        },
      },
    ];
  },
};
