import { expect, test } from "vitest";
import type { NodeId, NodeKinds } from "../../../../src/compiler/graph/node.js";
import { join } from "../../../../src/compiler/graph/value.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { lightsailInstance } from "../../../../src/emitters/cloudformation/nodes/lightsail-instance.js";
import { emit, named, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["lightsailInstance"]["properties"];

function printed(settings: Partial<Settings> = {}) {
  const { g } = standing();
  const properties: Settings = {
    name: "acme-blog",
    bundleId: "small_3_0",
    blueprintId: "wordpress",
    zone: "eu-west-1a",
    keyPairName: undefined,
    ports: [
      { port: 80, protocol: "tcp", cidrs: ["0.0.0.0/0"], aliases: [] },
      { port: 22, protocol: "tcp", cidrs: [], aliases: ["lightsail-connect"] },
    ],
    snapshotTime: "06:00",
    userData: "",
    ...settings,
  };
  const id = g.add("lightsailInstance", "lightsail", properties, []);
  return named(emit(lightsailInstance, g.build(), id), "Lightsail");
}

test("the instance says its zone, its ports and its snapshots, and stays when the stack goes", () => {
  expect(printed()).toEqual({
    name: "Lightsail",
    type: "AWS::Lightsail::Instance",
    deletionPolicy: "Retain",
    properties: {
      InstanceName: "acme-blog",
      BundleId: "small_3_0",
      BlueprintId: "wordpress",
      AvailabilityZone: "eu-west-1a",
      KeyPairName: undefined,
      UserData: undefined,
      Networking: {
        Ports: [
          { FromPort: 80, ToPort: 80, Protocol: "tcp", Cidrs: ["0.0.0.0/0"], CidrListAliases: undefined },
          { FromPort: 22, ToPort: 22, Protocol: "tcp", Cidrs: undefined, CidrListAliases: ["lightsail-connect"] },
        ],
      },
      AddOns: [
        { AddOnType: "AutoSnapshot", Status: "Enabled", AutoSnapshotAddOnRequest: { SnapshotTimeOfDay: "06:00" } },
      ],
    },
  });
});

test("without snapshots it says so, for leaving them out would not switch them off", () => {
  expect(printed({ snapshotTime: undefined }).properties["AddOns"]).toEqual([
    { AddOnType: "AutoSnapshot", Status: "Disabled" },
  ]);
});

test("key pair and launch script are the spec's; the script is a text, not base64", () => {
  const { properties } = printed({ keyPairName: "mine", userData: join("#!/bin/sh\necho ", "${HOME}\n") });
  expect([properties["KeyPairName"], properties["UserData"]]).toEqual(["mine", "#!/bin/sh\necho ${HOME}\n"]);
});

test("others know it by its name, and by its address", () => {
  const name = (part?: string) => logicalName("lightsail" as NodeId, part);
  expect(lightsailInstance.attributes.name(name, {} as never)).toEqual({ Ref: "Lightsail" });
  expect(lightsailInstance.attributes.publicIp(name, {} as never)).toEqual({
    "Fn::GetAtt": ["Lightsail", "PublicIpAddress"],
  });
});
