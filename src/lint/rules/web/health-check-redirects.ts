import { holdsCode } from "../../status-codes.js";
import type { RuleFor } from "../../rule.js";

/** Where WordPress sends on whoever asks: to its own name, to the installer, to HTTPS. */
const redirects = /^\/(?:$|wp-admin(?:\/|$)|wp-login\.php$)/;

const withRedirects = (path: string): string => (path === "/" ? "200,301,302" : "200,302");

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source:
    "Elastic Load Balancing User Guide, Health checks for target groups: matcher; WordPress source, wp-login.php and redirect_canonical()",
  *check({ spec, resolved }) {
    const { path, codes } = spec.web.healthCheck;
    const at = (["web.healthCheck.codes", "web.healthCheck.path"] as const).find((key) => resolved.isWritten(key));
    if (at === undefined || !redirects.test(path) || holdsCode(codes, 301) || holdsCode(codes, 302)) return;
    const to = withRedirects(path);
    yield {
      at,
      message: `GET ${path} is answered with a redirect until WordPress is installed and wherever it insists on HTTPS, and only ${codes} counts as healthy: every server is replaced, again and again.`,
      hint: `Write web.healthCheck.codes: "${to}", or delete web.healthCheck.path.`,
      fix: { isSafe: true, changes: [{ kind: "set", at: "web.healthCheck.codes", to }] },
    };
  },
};
