import type { RuleFix, RuleFor } from "../../rule.js";
import { isNearlyEverybody } from "../../wide-network.js";

/** Ports of what runs beside WordPress and knows no strangers. */
const inner: ReadonlyMap<number, string> = new Map([
  [3306, "the database"],
  [6379, "Redis or Valkey"],
  [11211, "Memcached"],
]);
const ssh = 22;

const isOpenTo = (client: string): boolean => client.includes("/") && isNearlyEverybody(client);

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: { modern: "error", whitepaper: "warning" },
  source: "Amazon Lightsail User Guide, Instance firewalls: open only what you need",
  *check({ spec }) {
    for (const [index, { port, from = [] }] of spec.lightsail.ports.entries()) {
      const what = port === ssh ? "SSH" : inner.get(port);
      if (what === undefined || (from.length > 0 && !from.some(isOpenTo))) continue;
      const entry = `/lightsail/ports/${index}` as const;
      const close: RuleFix = { isSafe: true, changes: [{ kind: "delete", at: entry }] };
      // Lightsail's own blueprints open SSH, for which keys are needed.
      const narrow: RuleFix = {
        isSafe: true,
        changes: [{ kind: "set", at: `${entry}/from`, to: ["lightsail-connect"] }],
      };
      yield {
        at: `lightsail.ports.${index}.port`,
        message: `Port ${port} (${what}) is open to everybody: guessing and known attacks start within minutes.`,
        ...(port === ssh
          ? {
              severity: "warning",
              hint: "Add from: [lightsail-connect] for the console's terminal, or your own addresses.",
              fix: narrow,
            }
          : { hint: "Delete the entry: WordPress reaches it on the server itself.", fix: close }),
      };
    }
  },
};
