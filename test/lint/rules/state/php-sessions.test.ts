import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const shop = "wordpress: { plugins: [easy-digital-downloads] }";
const said = ["state/php-sessions warning /wordpress/plugins/0"];

test("sessions in files matter where a second server may be asked", () => {
  expect(found("elastic", shop)).toEqual(said);
  expect(found("elastic", "web: { capacity: { min: 1, max: 1 }, scaling: none }", shop)).not.toContain(said[0]);
  expect(found("ec2", "cdn: { enabled: true }", shop)).toEqual([]);
});

test("who says where sessions are kept, or brings an image that boots by itself, is not asked", () => {
  const handler = "php: { ini: { session.save_handler: redis } }";
  expect(found("elastic", `wordpress: { plugins: [easy-digital-downloads], ${handler} }`)).toEqual([]);
  const image = "web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 } }";
  expect(found("elastic", shop, image)).not.toContain(said[0]);
});

test("plugins with a store of their own are not named", () => {
  expect(found("elastic", "wordpress: { plugins: [woocommerce, memberpress, buddypress] }")).toEqual([]);
});
