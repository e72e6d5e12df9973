import { expect, test } from "vitest";
import { secret } from "../../../../src/emitters/cloudformation/nodes/secret.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { emit, named, standing } from "../../../support/emit-web.js";

test("the template says how the secret is made up, never what it is", () => {
  const { g } = standing();
  const id = g.add("secret", "origin-secret", { description: "between CloudFront and us", length: 48 }, []);
  const printed = named(emit(secret, g.build(), id), "OriginSecret");
  expect(printed.properties).toEqual({
    Description: "between CloudFront and us",
    GenerateSecretString: { ExcludePunctuation: true, PasswordLength: 48 },
  });
  expect(printed.deletionPolicy).toBe("Delete");
});

test("its value is read where it is needed, by reference", () => {
  const name = (part?: string) => logicalName("origin-secret" as NodeId, part);
  expect(secret.attributes.value(name, {} as never)).toEqual({
    "Fn::Sub": "{{resolve:secretsmanager:${OriginSecret}:SecretString}}",
  });
  expect(secret.attributes.arn(name, {} as never)).toEqual({ Ref: "OriginSecret" });
});
