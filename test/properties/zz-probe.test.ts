import fc from "fast-check";
import { test } from "vitest";
import { stringify } from "yaml";
import { compile } from "../../src/index.js";
import { arbitrarySpec } from "../support/arbitrary.js";
test("probe", async () => {
  const start = performance.now();
  const specs = fc.sample(arbitrarySpec, { numRuns: 400, seed: 7 });
  console.log("gen ms", performance.now() - start, "bytes", specs.reduce((s, x) => s + stringify(x).length, 0) / 400);
  const tally = new Map<string, number>();
  let good = 0;
  const t = performance.now();
  for (const spec of specs) {
    const text = stringify(spec);
    try {
      const { findings } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
      const errors = findings.filter((f) => f.severity === "error");
      if (errors.length === 0) good++;
      for (const e of new Set(errors.map((e) => `${e.code} ${e.message.slice(0, 150)}`)))
        tally.set(e, (tally.get(e) ?? 0) + 1);
    } catch (error) {
      const k = `THROW ${String(error).slice(0, 200)}`;
      tally.set(k, (tally.get(k) ?? 0) + 1);
    }
  }
  console.log("compile ms each", (performance.now() - t) / 400, "good", good);
  console.log(
    [...tally]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60)
      .map(([k, v]) => `${v} ${k}`)
      .join("\n"),
  );
});
