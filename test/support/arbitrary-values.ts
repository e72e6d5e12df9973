import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { root } from "./root.js";

/*
 * Values of keys whose meaning no pattern tells: a schedule that comes, a version that exists. By dotted path, or by the
 * name of the schema's definition.
 */

const firewall = parse(readFileSync(join(root, "spec", "firewall.yaml"), "utf8")) as {
  readonly groups: readonly { readonly rules: readonly string[] }[];
};

const awsCron = fc.constantFrom(
  "cron(0 3 * * ? *)",
  "0 3 * * ? *",
  "cron(30 4 ? * SUN *)",
  "15 2 1 * ? *",
  "cron(0 5 ? * MON-FRI *)",
  "0 */6 * * ? *",
);

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("shop", "de", "feed", "wp-content", "booking", "a") },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z0-9_.$~"'@:+&-]{1,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom("*", "?", "*.php", "a*", "wp-*.php", "??", "wp-admin", "wp-json") },
);

/** Paths as people write them, patterns that try to reach further than they should, and those that are there already. */
const composedPath = fc
  .tuple(
    fc.constantFrom("", "/"),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "/*", "*", ".zip"),
  )
  .map(([start, segments, end]) => start + segments.join("/") + end);
const pathPattern = fc.oneof(
  { weight: 6, arbitrary: composedPath },
  {
    weight: 1,
    arbitrary: fc.constantFrom("wp-content/uploads/*", "wp-includes/js/*", "wp-content/*", "wp-admin/*", "*"),
  },
);

export const byDefinition: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  awsCron,
  pathPattern,
  instanceType: fc.constantFrom("c7g.large", "t4g.nano", "m6i.xlarge", "c5.large", "r8gd.2xlarge", "a1.medium"),
  headerName: fc.oneof(
    fc.constantFrom("Host", "Accept-Language", "X-Acme", "CloudFront-Viewer-Country", "Origin"),
    fc.stringMatching(/^X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}$/),
  ),
  cookiePattern: fc.oneof(
    fc.constantFrom(
      "acme_currency",
      "acme_session_*",
      "wordpress_logged_in_*",
      "_ga",
      "wp_lang",
      "*_lang",
      "wordpress_*",
    ),
    fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~?-]{1,12}$/),
  ),
};

export const byPath: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "wordpress.phpVersion": fc.constantFrom("8.1", "8.2", "8.3", "8.4", "8.5", "7.4", "99.0"),
  "database.engineVersion": fc.constantFrom(
    "8.0.mysql_aurora.3.10.4",
    "8.0.mysql_aurora.3.8.1",
    "8.4.mysql_aurora.8.4.7",
    "5.7.mysql_aurora.2.11.5",
    "8.0",
  ),
  "web.scaling.schedule[].cron": fc.constantFrom("0 8 * * 1-5", "*/15 * * * *", "0 0 1 1 *", "30 6 1,15 * *"),
  "web.scaling.schedule[].timeZone": fc.constantFrom("Europe/Berlin", "UTC", "America/New_York"),
  "cdn.waf.count[]": fc.constantFrom(...firewall.groups.flatMap(({ rules }) => rules)),
  // Both profiles in equal parts: half of the promises are about what they do differently.
  profile: fc.constantFrom("modern", "whitepaper", "whitepaper"),
  "lightsail.ports[].port": fc.oneof(fc.constantFrom(80, 443, 22, 3306, 8080), fc.nat(65_535)),
};

/** Names that leave the spec's own name some of the 28 letters. */
export const environmentName = fc.oneof(
  fc.constantFrom("staging", "dev", "preview"),
  fc.stringMatching(/^[a-z](?:-?[a-z0-9]){1,4}$/).filter((name) => !/(?:^|-)(?:edge|recovery)$/.test(name)),
);
