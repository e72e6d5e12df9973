import { test } from "vitest";
import { routingOf } from "../../src/route/route.js";
import { findTool } from "../support/tool.js";
import { predictedBy, replay } from "./support/replay/replay.js";
import { script } from "./support/replay/script.js";
import { findWordPress, startWordPress, withMysqli } from "./support/replay/wordpress.js";
import { stringify } from "yaml";

const php = withMysqli(findTool("php"));
const mariadbd = findTool("mariadbd");
const folder = findWordPress();
const spec = (m: object = {}) => stringify({ version: 1, name: "acme-blog", tier: "elastic", region: "eu-west-1",
    domain: { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" }, wordpress: { plugins: ["woocommerce"] }, ...m });

test("x", async () => {
  if (!php || !mariadbd || !folder) return;
  const wp = await startWordPress(folder, php, mariadbd);
  try {
  for (const [run, m, rounds] of [["modern", {}, 12], ["paper", { profile: "whitepaper" }, 4], ["legacy", { cdn: { forwarding: "legacy" } }, 4]] as const) {
    const routing = routingOf(spec(m), { file: "wordpress.yaml" });
    const t = Date.now();
    const steps = script(run, rounds);
    const all = await replay(wp, steps, predictedBy(routing), routing);
    console.log(run, steps.length, Date.now() - t, "ms");
    const anon = all.filter((r) => r.step.who.startsWith("anon"));
    const c = (k: string, l = all) => l.filter((r) => r.predicted === k).length;
    console.log(["hit", "miss", "pass", "redirect", "reject"].map((k) => k + " " + c(k)).join(), "anon", c("hit", anon), c("miss", anon));
    console.log(JSON.stringify(all.filter((r) => r.seen.originRequests !== (["miss", "pass"].includes(r.predicted) ? 1 : 0))));
    console.log(all.filter((r) => r.isWrong || r.leaked.length).map((r) => [r.step.who, r.step.path, r.predicted, r.seen.status, r.leaked.join()].join(" ")).join("\n"));
    console.log(all.filter((r) => r.step.changes || r.seen.status >= 300).map((r) => [r.step.who, r.step.path, r.predicted, r.seen.status].join(" ")).join("\n"));
  }
  } finally { await wp.stop(); }
}, 200000);
