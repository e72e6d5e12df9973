import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const blocks = "public: [10.0.40.0/24, 10.0.41.0/24]";
const app = "app: [10.0.42.0/24, 10.0.43.0/24]";
const data = "data: [10.0.44.0/24, 10.0.45.0/24]";
const missing = "network/subnets-do-not-fit error /network/subnets";

test("subnets for some layers of those there are is an error: computed ones could overlap them", () => {
  expect(found("elastic", `network: { subnets: { ${blocks}, ${app} } }`)).toEqual([missing]);
  expect(found("ec2", `network: { subnets: { ${app}, ${data} } }`)).toEqual([missing]);
  expect(found("ec2", "database: { engine: aurora }", `network: { subnets: { ${blocks} } }`)).toEqual([missing]);
  const privately = "cdn: { enabled: true, originAccess: vpcOrigin }";
  expect(found("ec2", privately, `network: { subnets: { ${blocks} } }`)).toEqual([missing]);
});

test("a single server needs subnets for the layers it has", () => {
  expect(found("ec2", `network: { subnets: { ${blocks} } }`)).toEqual([]);
  expect(found("ec2", `network: { subnets: { ${blocks}, ${app}, ${data} } }`)).toEqual([]);
  expect(found("ec2", "cache: { engine: valkey }", `network: { subnets: { ${blocks}, ${data} } }`)).toEqual([]);
  expect(found("elastic", `network: { subnets: { ${blocks}, ${app}, ${data} } }`)).toEqual([]);
});
