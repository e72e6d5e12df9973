import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each(["52.20.0.0/16", "172.32.0.0/16", "192.169.0.0/16", "100.128.0.0/16"])("%s is somebody's", (cidr) => {
  expect(found("elastic", `network: { cidr: ${cidr} }`)).toEqual(["network/cidr-not-private warning /network/cidr"]);
});

test.each(["10.255.0.0/16", "172.30.0.0/16", "192.168.0.0/16", "100.64.0.0/16", "198.18.0.0/16"])(
  "%s is nobody's",
  (cidr) => {
    expect(found("ec2", `network: { cidr: ${cidr} }`)).toEqual([]);
  },
);

test("a network that AWS refuses anyway is found fault with once", () => {
  expect(found("elastic", "network: { cidr: 0.0.0.0/0 }")).toEqual(["network/cidr-too-small error /network/cidr"]);
});
