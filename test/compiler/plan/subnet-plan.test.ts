import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  networkContains,
  networksOverlap,
  parseNetwork,
  plannedSubnet,
  printNetwork,
  sizeOf,
  zoneSlots,
  type Ipv4Network,
} from "../../../src/compiler/plan/subnet-plan.js";

const network = (cidr: string): Ipv4Network => {
  const parsed = parseNetwork(cidr);
  if (parsed === undefined) throw new Error(`${cidr} is no network.`);
  return parsed;
};
const layers = ["public", "app", "data"] as const;
const slots = Array.from({ length: zoneSlots }, (_, slot) => slot);
const all = (vpc: Ipv4Network) => layers.flatMap((layer) => slots.map((slot) => plannedSubnet(vpc, layer, slot)));

describe("reading a network", () => {
  test("gives its first address and prefix, at both ends of the range", () => {
    expect(parseNetwork("10.0.0.0/16")).toEqual({ first: 0x0a000000, prefix: 16 });
    expect(parseNetwork("0.0.0.0/0")).toEqual({ first: 0, prefix: 0 });
    expect(parseNetwork("255.255.255.255/32")).toEqual({ first: 2 ** 32 - 1, prefix: 32 });
  });

  test("keeps host bits, so that a check can see them", () => {
    expect(parseNetwork("10.0.0.1/16")?.first).toBe(0x0a000001);
  });

  test("refuses what is no IPv4 network", () => {
    const wrong = ["10.0.0.0", "10.0.0/16", "256.0.0.0/8", "10.0.0.0/33", "10.0.0.0.0/8", "::/0", "a.b.c.d/8", ""];
    for (const cidr of [...wrong, " 10.0.0.0/8", "10.0.0.0/8\n", "10.0.0.0/-1"]) {
      expect(parseNetwork(cidr), JSON.stringify(cidr)).toBeUndefined();
    }
  });

  test("and printing it again changes nothing", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.integer({ min: 0, max: 32 }), (bytes, prefix) => {
        const cidr = `${bytes.join(".")}/${prefix}`;
        expect(printNetwork(network(cidr))).toBe(cidr);
      }),
    );
  });
});

describe("two networks", () => {
  test("overlap when they share an address, also when only one end does", () => {
    const overlap = (a: string, b: string) => [
      networksOverlap(network(a), network(b)),
      networksOverlap(network(b), network(a)),
    ];
    expect(overlap("10.0.0.0/16", "10.0.255.0/24")).toEqual([true, true]);
    expect(overlap("10.0.0.0/16", "10.1.0.0/16")).toEqual([false, false]);
    expect(overlap("10.0.0.0/24", "10.0.0.255/32")).toEqual([true, true]);
    expect(overlap("128.0.0.0/1", "127.255.255.255/32")).toEqual([false, false]);
  });

  test("contain one another when every address is inside", () => {
    const contains = (a: string, b: string) => networkContains(network(a), network(b));
    expect(contains("10.0.0.0/16", "10.0.0.0/16")).toBe(true);
    expect(contains("10.0.0.0/16", "10.0.255.0/24")).toBe(true);
    expect(contains("10.0.255.0/24", "10.0.0.0/16")).toBe(false);
    expect(contains("10.0.0.0/16", "10.1.0.0/24")).toBe(false);
    expect(contains("10.0.0.0/16", "9.255.255.0/24")).toBe(false);
  });

  test("have a size in addresses", () => {
    expect([sizeOf(network("10.0.0.0/16")), sizeOf(network("1.2.3.4/32"))]).toEqual([65536, 1]);
  });
});

describe("the plan of a VPC", () => {
  test("a /16 gets subnets of 2,048 addresses, at places that are part of the API", () => {
    const vpc = network("10.0.0.0/16");
    expect(plannedSubnet(vpc, "app", 0)).toBe("10.0.0.0/21");
    expect(plannedSubnet(vpc, "app", 5)).toBe("10.0.40.0/21");
    expect(plannedSubnet(vpc, "data", 0)).toBe("10.0.64.0/21");
    expect(plannedSubnet(vpc, "data", 1)).toBe("10.0.72.0/21");
    expect(plannedSubnet(vpc, "public", 0)).toBe("10.0.128.0/21");
    expect(plannedSubnet(vpc, "public", 5)).toBe("10.0.168.0/21");
  });

  test("a /22 gets subnets of 32 addresses, the fewest that still hold what AWS keeps and a fleet", () => {
    const vpc = network("172.16.4.0/22");
    expect(plannedSubnet(vpc, "app", 0)).toBe("172.16.4.0/27");
    expect(plannedSubnet(vpc, "data", 0)).toBe("172.16.5.0/27");
    expect(plannedSubnet(vpc, "public", 5)).toBe("172.16.6.160/27");
  });

  test("no two subnets overlap, all lie in the VPC and start at a multiple of their size", () => {
    for (let prefix = 16; prefix <= 22; prefix += 1) {
      const vpc = network(`10.64.0.0/${prefix}`);
      const planned = all(vpc).map(network);
      expect(planned).toHaveLength(18);
      for (const [index, subnet] of planned.entries()) {
        expect(networkContains(vpc, subnet)).toBe(true);
        expect(subnet.first % sizeOf(subnet)).toBe(0);
        expect(planned.slice(index + 1).some((other) => networksOverlap(subnet, other))).toBe(false);
      }
    }
  });

  test("the last quarter of the VPC stays free for what the user adds", () => {
    const reserve = network("10.0.192.0/18");
    expect(all(network("10.0.0.0/16")).some((cidr) => networksOverlap(network(cidr), reserve))).toBe(false);
  });
});
