import { expect, test } from "vitest";
import { utf8Bytes } from "../src/compiler/utf8-bytes.js";
import { limits } from "../src/generated/facts.js";
import { compile } from "../src/index.js";
import { examples } from "./support/examples.js";

/*
 * A template of up to 51,200 bytes travels in the command itself; a larger one needs a bucket first. The full elastic
 * template must stay below it, user data included, so each layer has a budget: what it has, and some per cent. Who needs
 * more for one layer takes it from another, or finds a shorter way to say the same.
 */
const budgets: Readonly<Record<string, number>> = {
  head: 200,
  Network: 4800,
  Data: 8800,
  Web: 13_300,
  Delivery: 12_500,
  "Identity and secrets": 4000,
  Backup: 1150,
  Operations: 7900,
  Outputs: 1050,
};
/** What the web servers boot with, which stands in the layer Web. */
const bootstrapBudget = 5800;
const resources = 300;

const production = examples.find(({ name }) => name === "production")?.text ?? "";

async function template(): Promise<string> {
  const { artifacts } = await compile(production, { file: "wordpress.yaml", target: "cfn" });
  return artifacts.find(({ path }) => path.endsWith("/acme-shop.template.yaml"))?.text ?? "";
}

/** Bytes of each part of the template, by the comment that opens it; all of them together are the whole. */
function bytesByLayer(text: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  let layer = "head";
  for (const line of text.split(/(?<=\n)/)) {
    layer = /^ {2}# (.+)$/m.exec(line)?.[1] ?? (line.startsWith("Outputs:") ? "Outputs" : layer);
    found[layer] = (found[layer] ?? 0) + utf8Bytes(line);
  }
  return found;
}

/** The bytes that user data takes, indentation included. */
function userDataBytes(text: string): number {
  const block = /^( *)Fn::Base64: !Sub \|.*\n((?:\1 +.*\n|\n)*)/m.exec(text)?.[2] ?? "";
  return utf8Bytes(block);
}

test("each layer of the full template stays in its budget", async () => {
  const text = await template();
  const used = bytesByLayer(text);
  const over = Object.entries(used).flatMap(([layer, bytes]) => {
    const budget = budgets[layer];
    if (budget === undefined) return [`${layer} has ${bytes} bytes and no budget`];
    return bytes > budget ? [`${layer} has ${bytes} bytes, ${bytes - budget} over its budget`] : [];
  });
  expect(over).toEqual([]);
  expect(Object.keys(used).toSorted()).toEqual(Object.keys(budgets).toSorted());
});

test("user data stays in its budget", async () => {
  const bytes = userDataBytes(await template());
  expect(bytes).toBeGreaterThan(3000);
  expect(bytes).toBeLessThanOrEqual(bootstrapBudget);
});

test("the full template needs no bucket", async () => {
  const text = await template();
  const bytes = utf8Bytes(text);
  const left = limits.templateInlineBytes.value - bytes;
  const layers = Object.entries(bytesByLayer(text)).map(([layer, each]) => `${layer} ${each}`);
  process.stderr.write(
    `examples/production: ${bytes} bytes (${layers.join(", ")}); user data ${userDataBytes(text)}; left for more: ${left}.\n`,
  );
  expect(bytes).toBeGreaterThan(10_000);
  expect(left).toBeGreaterThan(0);
});

test("the full template has few enough resources to be changed in one piece", async () => {
  const names = (await template()).match(/^ {4}Type: AWS::/gm) ?? [];
  expect(names.length).toBeGreaterThan(50);
  expect(names.length).toBeLessThan(resources);
});
