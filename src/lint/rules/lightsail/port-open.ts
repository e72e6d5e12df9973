import type { RuleFor } from "../../rule.js";

/** Ports of what runs beside WordPress and knows no strangers. */
const inner: ReadonlyMap<number, string> = new Map([
  [3306, "the database"],
  [6379, "Redis or Valkey"],
  [11211, "Memcached"],
]);
const ssh = 22;

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: { modern: "error", whitepaper: "warning" },
  source: "Amazon Lightsail User Guide, Instance firewalls: open only what you need",
  *check({ spec }) {
    for (const [index, { port, from = [] }] of spec.lightsail.ports.entries()) {
      const isOpen = from.length === 0 || from.includes("0.0.0.0/0");
      const what = port === ssh ? "SSH" : inner.get(port);
      if (!isOpen || what === undefined) continue;
      yield {
        at: `lightsail.ports.${index}.port`,
        message: `Port ${port} (${what}) is open to everybody: guessing and known attacks start within minutes.`,
        hint:
          port === ssh
            ? "Add from: [lightsail-connect] for the console's terminal, or your own addresses."
            : "Delete the entry: WordPress reaches it on the server itself.",
      };
    }
  },
};
