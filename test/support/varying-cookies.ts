import { contains, overlaps } from "../../src/compiler/cdn/pattern.js";
import { takes } from "./cdn-table.js";
import { cookieFacts } from "./cookie-facts.js";

/** What of a site decides which cookies change its pages. */
export interface Site {
  readonly isWhitepaper: boolean;
  readonly plugins: readonly string[];
  readonly cookies: readonly string[];
}

const core = cookieFacts.get("core");
const sessionFree = [
  ...(core?.sessionFreePaths?.paths ?? []),
  ...(core?.sessionFreePaths?.fileExtensions ?? []).map((extension) => `*.${extension}`),
];

/** The paper's list, whatever WordPress has become since. Whitepaper, Appendix A, Table 1. */
const paperCookies = ["comment_*", "wordpress_*", "wp-settings-*"] as const;

/** Whether a cookie changes pages under a path: as WordPress or the paper, a plugin in use, or the spec says. */
export function varies({ isWhitepaper, plugins, cookies }: Site, path: string, cookie: string): boolean {
  if (sessionFree.some((each) => contains(each, path) === true)) return false;
  const packs = [...(isWhitepaper ? [] : ["core"]), ...plugins];
  const facts = packs.flatMap((name) => cookieFacts.get(name)?.cookies ?? []);
  return (
    (isWhitepaper && paperCookies.some((name) => takes(name, cookie))) ||
    facts.some(
      ({ name, varies: how, onlyWith, paths }) =>
        how === "key" &&
        onlyWith === undefined &&
        takes(name, cookie) &&
        paths.some((each) => overlaps(each, path) !== false),
    ) ||
    cookies.some((pattern) => takes(pattern, cookie))
  );
}
