import { cookiePack } from "../../../compiler/cdn/cookie-pack.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source:
    "Whitepaper, Stateless Web Tier: sessions; Easy Digital Downloads source, includes/class-edd-session.php; PHP Manual, session.save_handler",
  *check({ spec }) {
    const { plugins = [], php } = spec.wordpress;
    // Who writes where sessions are kept has thought of it, and an own image may bring it.
    if (spec.web.capacity.max < 2 || php.ini["session.save_handler"] !== undefined || spec.web.bootstrap === "none")
      return;
    for (const [index, name] of plugins.entries()) {
      const pack = cookiePack(name);
      if (pack?.phpSessions !== true) continue;
      yield {
        at: `wordpress.plugins.${index}`,
        message: `${pack.plugin} (${name}) may keep carts in PHP's sessions, which are files of one server: with up to ${spec.web.capacity.max} servers the next request finds the cart empty.`,
        hint: "Add wordpress.php.ini with session.save_handler and session.save_path that lead to a store of all servers; where the plugin keeps sessions in the database, write that as the reason to switch this off.",
      };
    }
  },
};
