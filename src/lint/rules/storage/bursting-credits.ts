import { fileSystems } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const { kibpsPerGiB, floorMibps } = fileSystems.burstingBaseline;

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: { modern: "warning", whitepaper: "info" },
  source: "AWS re:Post Knowledge Center, Choose the correct throughput mode for Amazon EFS",
  *check({ spec }) {
    if (spec.storage.files.throughput !== "bursting") return;
    const who =
      spec.wordpress.code === "shared"
        ? "every page waits for its PHP files"
        : "every upload and every picture of WordPress waits";
    yield {
      at: "storage.files.throughput",
      message: `With throughput: bursting a small site is fast until its credits are used up; then it has ${kibpsPerGiB} KiB/s for each GiB stored, ${floorMibps} MiB/s at least, and ${who}.`,
      hint: "Write storage.files.throughput: elastic, which is billed by what is read and written.",
      fix: { isSafe: true, changes: [{ kind: "set", at: "storage.files.throughput", to: "elastic" }] },
    };
  },
};
