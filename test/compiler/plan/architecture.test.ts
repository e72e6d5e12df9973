import { expect, test } from "vitest";
import { architectureOf } from "../../../src/compiler/plan/architecture.js";

const wrong = (types: string, expected: string) => types.split(" ").filter((type) => architectureOf(type) !== expected);

test("every Graviton family is arm64, whatever letters follow the g, and a1, which has none", () => {
  const graviton =
    "a1.medium a1.metal t4g.nano m6g.large m6gd.large m7g.medium m7gd.metal m8g.48xlarge m8gd.large m8gn.large m8gb.large " +
    "c6g.large c6gd.large c6gn.large c7g.large c7gd.large c7gn.large c8g.large c8gd.large c8gn.large c8gb.large " +
    "r6g.large r6gd.large r7g.large r7gd.large r8g.large r8gd.large r8gn.large r8gb.large x2gd.metal x8g.large " +
    "i4g.large im4gn.large is4gen.medium i8g.large i8ge.large g5g.xlarge hpc7g.4xlarge";
  expect(wrong(graviton, "arm64")).toEqual([]);
});

test("a g that stands for graphics, or elsewhere, makes no Graviton", () => {
  const others =
    "g3.4xlarge g3s.xlarge g4dn.xlarge g4ad.xlarge g5.xlarge g6.xlarge g6e.xlarge gr6.4xlarge p3.2xlarge p4d.24xlarge p4de.24xlarge " +
    "p5.48xlarge p5en.48xlarge t2.micro t3.micro t3a.nano m5.large m5a.large m5dn.large m6i.large m6idn.large m7i-flex.large " +
    "m7a.medium c5.large c5n.large c7i-flex.large c7a.large r5b.large r7iz.large x1e.xlarge x2iedn.xlarge z1d.large " +
    "u-6tb1.56xlarge u7i-12tb.224xlarge inf2.xlarge trn1.2xlarge f2.6xlarge vt1.3xlarge hpc7a.12xlarge i4i.large d3en.large";
  expect(wrong(others, "x86_64")).toEqual([]);
});

test("the letter counts before the dot only: a size cannot make a Graviton", () => {
  expect(architectureOf("m5.4g.large")).toBe("x86_64");
  expect(architectureOf("a10.large")).toBe("x86_64");
});
