import { expect, test } from "vitest";
import { hostedZone } from "../../../../src/emitters/cloudformation/nodes/hosted-zone.js";
import { emit, standing } from "../../../support/emit-web.js";

test("a zone is there already: nothing is made, and nothing can be asked of it", () => {
  const { g } = standing();
  const id = g.add("hostedZone", "zone", { id: "Z1" }, []);
  expect([...emit(hostedZone, g.build(), id)]).toEqual([]);
  expect(hostedZone.attributes).toEqual({});
});
