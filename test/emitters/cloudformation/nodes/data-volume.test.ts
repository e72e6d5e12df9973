import { expect, test } from "vitest";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { dataVolume } from "../../../../src/emitters/cloudformation/nodes/data-volume.js";
import { emit, standing } from "../../../support/emit-web.js";

test("the volume is where its server's subnet is, encrypted, and leaves a last snapshot", () => {
  const { g, app } = standing();
  const subnet = app[1] as NodeId<"subnet">;
  const id = g.add("dataVolume", "data-volume", { sizeGiB: 40, subnet }, []);
  expect([...emit(dataVolume, g.build(), id).values()]).toEqual([
    {
      name: "DataVolume",
      type: "AWS::EC2::Volume",
      deletionPolicy: "Snapshot",
      properties: {
        AvailabilityZone: { Ref: "app-2.zone" },
        VolumeType: "gp3",
        Size: 40,
        Encrypted: true,
        KmsKeyId: undefined,
        Tags: [{ Key: "Name", Value: "acme-blog-data-volume" }],
      },
    },
  ]);
});

test("who may attach it, and what copies it, know it by its ARN", () => {
  const name = (part?: string) => logicalName("data-volume" as NodeId, part);
  expect(dataVolume.attributes.id(name, {} as never)).toEqual({ Ref: "DataVolume" });
  expect(dataVolume.attributes.arn(name, {} as never)).toEqual({
    "Fn::Sub": "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/${DataVolume}",
  });
});
