import { expect, test } from "vitest";
import { addressRange } from "../../../../src/emitters/cloudformation/nodes/address-range.js";
import { emit, standing } from "../../../support/emit-web.js";

test("addresses outside of AWS create nothing", () => {
  const { g } = standing();
  const id = g.add("addressRange", "internet", { cidrs: ["0.0.0.0/0"] }, []);
  expect(emit(addressRange, g.build(), id).size).toBe(0);
});
