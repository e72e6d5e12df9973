import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lightsail, prices, regions } from "../src/generated/facts.js";
import { compile } from "../src/index.js";
import { compiled } from "./support/compiled.js";
import { root } from "./support/root.js";
import { at, list } from "./support/template.js";

/* docs/ladder.md: its specs compile, and its numbers are those of spec/prices.yaml and spec/lightsail.yaml. */

const document = readFileSync(join(root, "docs", "ladder.md"), "utf8");
const specs = [...document.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? "");
const tierOf = (spec: string): string => /^tier: (\w+)$/m.exec(spec)?.[1] ?? "";

/** Cells of the first table row whose first cell is this, without it. */
function row(first: string): readonly string[] {
  const line = document.split("\n").find((each) => each.startsWith(`| ${first} |`)) ?? "";
  return line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

interface Price {
  readonly unit: (typeof prices.list)[number]["unit"];
  readonly usd: number;
  readonly freePerMonth?: number | undefined;
}

const priceOf = new Map<string, Price>([
  ...prices.list.map((price) => [price.id, price] as const),
  ...lightsail.bundles.map(
    ({ name, usdPerMonth }) => [`lightsail/${name}`, { unit: "month", usd: usdPerMonth }] as const,
  ),
]);

/** US dollars a month for so many of a thing, beyond what is free. */
function usd(id: string, quantity: number): number {
  const price = priceOf.get(id);
  if (price === undefined) throw new Error(`spec/prices.yaml has no ${id}.`);
  const billed = Math.max(0, quantity - (price.freePerMonth ?? 0));
  return billed * price.usd * (price.unit === "hour" ? prices.hoursPerMonth : 1);
}

const toFive = (amount: number): number => Math.round(amount / 5) * 5;

describe("a spec of the ladder", () => {
  test("is there for each rung, and in the tier that the table says", () => {
    expect(row("tier")).toEqual(specs.map((spec) => `\`${tierOf(spec)}\``));
    expect(specs).toHaveLength(prices.rungs.length);
  });

  test.each(specs.map((spec, index) => ({ spec, tier: tierOf(spec), rung: index + 1 })))(
    "compiles: rung $rung, tier $tier",
    async ({ spec, tier }) => {
      const { findings, artifacts } = await compile(spec, { file: "wordpress.yaml", target: "cfn" });
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      expect(artifacts.length, tier).toBeGreaterThan(1);
    },
  );

  test("has the name of the one below it exactly where climbing updates the stack", () => {
    const names = specs.map((spec) => /^name: (.+)$/m.exec(spec)?.[1]);
    for (const [index, spec] of specs.entries()) {
      const below = specs[index - 1];
      if (below === undefined) continue;
      expect(names[index] === names[index - 1], names[index]).toBe(tierOf(spec) === tierOf(below));
    }
  });
});

describe("the cost of a rung", () => {
  const bills = prices.rungs.map(({ uses }) =>
    uses
      .map(({ price, quantity }) => ({ price, amount: usd(price, quantity) }))
      .toSorted((a, b) => b.amount - a.amount),
  );

  test("is what the prices and quantities say", () => {
    const totals = bills.map((bill) => bill.reduce((sum, { amount }) => sum + amount, 0));
    expect(row("USD a month")).toEqual(totals.map((total) => String(toFive(total))));
  });

  test("is mostly for what the table says", () => {
    const words: Readonly<Record<string, string>> = { lightsail: "bundle", ec2: "server", aurora: "Aurora" };
    const most = bills.map(([first]) => {
      const { price, amount } = first ?? { price: "", amount: 0 };
      return `${toFive(amount)}, ${words[price.split("/")[0] ?? ""]}`;
    });
    expect(row("most of it")).toEqual(most);
  });

  test("rests on prices of one region that were seen in two places", () => {
    const used = new Set<string>(prices.rungs.flatMap(({ uses }) => uses.map(({ price }) => price)));
    for (const { id, region, verified } of prices.list) {
      if (used.has(id)) expect({ id, region, verified }).toEqual({ id, region: "us-east-1", verified: true });
    }
    expect(new Set(prices.list.map(({ id }) => id)).size).toBe(prices.list.length);
  });

  test("counts what the elastic spec makes", async () => {
    const main = (await compiled(specs.at(-1) ?? ""))?.main;
    const resources = [...(main?.resources.values() ?? [])];
    const made = (type: string): number => resources.filter(({ Type }) => Type === `AWS::${type}`).length;
    const [webAcl] = resources.filter(({ Type }) => Type === "AWS::WAFv2::WebACL");
    const zones = 2;
    const rung = prices.rungs.find(({ id }) => id === "elastic");
    expect(Object.fromEntries(rung?.uses.map(({ price, quantity }) => [price, quantity]) ?? [])).toMatchObject({
      "ec2/public-ipv4": made("EC2::EIP") + zones * made("ElasticLoadBalancingV2::LoadBalancer"),
      "vpc/nat-gateway": made("EC2::NatGateway"),
      "alb/hour": made("ElasticLoadBalancingV2::LoadBalancer"),
      "aurora/db.r7g.large": made("RDS::DBInstance"),
      "waf/web-acl": made("WAFv2::WebACL"),
      "waf/rule": list(at(webAcl, "Properties", "Rules")).length,
      "cloudwatch/alarm": made("CloudWatch::Alarm"),
      "secretsmanager/secret": made("SecretsManager::Secret"),
    });
  });
});

describe("the bundles of Lightsail", () => {
  test("are those of the table", () => {
    for (const { name, memoryGiB, vcpus, diskGiB, transferTiB, usdPerMonth } of lightsail.bundles) {
      expect(row(`\`${name}\``)).toEqual([memoryGiB, vcpus, diskGiB, transferTiB, usdPerMonth].map(String));
    }
  });

  test("have generations of their own in regions that have Lightsail, and the document names them", () => {
    const others = Object.keys(lightsail.generations).filter((name) => name !== "default");
    for (const name of others) expect(regions.find((region) => region.name === name)?.lightsail, name).toBe(true);
    expect(document).toContain(`${others.join(" and ")} have half the transfer.`);
  });
});
