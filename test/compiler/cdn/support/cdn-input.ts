import type { CdnInput } from "../../../../src/compiler/cdn/cdn-input.js";

/** The four-line spec of tier elastic. */
export const modern: CdnInput = {
  table: "modern",
  forwarding: "policies",
  offload: true,
  staticPaths: ["wp-content/uploads/*"],
  fallback: "web",
  plugins: [],
  cookies: [],
  uncachedPaths: [],
  multisite: "none",
  hasSites: false,
  deviceVariants: false,
  pageTtlSeconds: 60,
  originProtocol: "https-only",
  userBehaviors: [],
};

/** The same with `profile: whitepaper`. */
export const whitepaper: CdnInput = {
  ...modern,
  table: "whitepaper",
  forwarding: "legacy",
  staticPaths: ["wp-content/*", "wp-includes/*"],
  fallback: "none",
  deviceVariants: true,
  originProtocol: "match-viewer",
};
