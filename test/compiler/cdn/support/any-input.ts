import * as fc from "fast-check";
import type { Kind } from "../../../../src/compiler/cdn/behavior.js";
import type { CdnInput, UserBehavior } from "../../../../src/compiler/cdn/cdn-input.js";
import { modern, whitepaper } from "./cdn-input.js";

const userPath = fc
  .array(fc.constantFrom("wp-", "admin", "content", "/", "*", "?", "a", ".php", "login", "includes"), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""));
const user: fc.Arbitrary<UserBehavior> = fc.record(
  {
    path: userPath,
    kind: fc.constantFrom<Kind>("admin", "frontend", "static"),
    origin: fc.constantFrom("web" as const, "static" as const),
    headers: fc.constantFrom("all" as const, "none" as const, ["Host", "Origin"]),
    cookies: fc.constantFrom("all" as const, "none" as const, ["a*", "b"]),
    queryStrings: fc.constantFrom("all" as const, "none" as const, ["q"], { allExcept: ["r"] }),
    viewerProtocol: fc.constantFrom("allow-all" as const, "https-only" as const),
    methods: fc.constantFrom("all" as const, ["GET"], ["GET", "OPTIONS"]),
    ttlSeconds: fc.constantFrom(0, 30, { min: 0, default: 5, max: 9 }),
  },
  { requiredKeys: ["path", "kind"] },
);

/** Whatever can decide behaviors, with paths and cookies that touch those of WordPress and of the packs. */
export const anyInput: fc.Arbitrary<CdnInput> = fc
  .record({
    base: fc.constantFrom(modern, whitepaper),
    forwarding: fc.constantFrom("policies" as const, "legacy" as const),
    offload: fc.boolean(),
    hasSites: fc.boolean(),
    multisite: fc.constantFrom("none" as const, "subdirectory" as const, "subdomain" as const),
    plugins: fc.subarray(["woocommerce", "buddypress", "polylang", "easy-digital-downloads", "memberpress"]),
    cookies: fc.subarray(["acme_currency", "_ga", "*_lang", "wordpress_*", "wp?country"]),
    deviceVariants: fc.boolean(),
    fallback: fc.constantFrom("web" as const, "none" as const),
    originProtocol: fc.constantFrom("https-only" as const, "http-only" as const),
    uncachedPaths: fc.array(userPath, { maxLength: 2 }),
    userBehaviors: fc.array(user, { maxLength: 5 }),
  })
  .map(({ base, ...rest }) => ({ ...base, ...rest }));
