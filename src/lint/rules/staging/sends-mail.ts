import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "Whitepaper, Appendix C; PHP Manual, Mail: runtime configuration (sendmail_path)",
  *check({ spec, resolved }) {
    const { bootstrap, image, userData = {} } = spec.web;
    // Who writes own lines has the means to see to it.
    if (spec.purpose !== "staging" || bootstrap !== "none" || Object.keys(userData).length > 0) return;
    const name = resolved.environment;
    const ami = typeof image === "object" && "ami" in image ? image.ami : "an image of its own";
    const prefix = name === undefined ? "" : `environments.${name}.`;
    yield {
      at: resolved.isWritten("web.bootstrap") ? "web.bootstrap" : "web.image",
      message: `${name === undefined ? "This staging site" : `Environment ${name}`} boots ${ami} as it is, so nothing keeps its mail in a log: orders and passwords of a test reach real people.`,
      hint: `Add ${prefix}web.userData.before with a line that stops it, such as one that writes sendmail_path = /bin/true into a file of /etc/php.d.`,
    };
  },
};
