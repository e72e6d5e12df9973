import { areApart, cookie, type TemplateCheck } from "../site.js";

const files = ["/wp-content/uploads/2026/11/a.jpg", "/wp-content/themes/a/style.css", "/wp-includes/js/a.js"] as const;

/** Files are the same for everybody, and their version is in the query. */
export const staticFiles: TemplateCheck = function* ({ ask }) {
  const seen = new Set<unknown>();
  for (const path of files) {
    const { behavior, isCacheable } = ask(path);
    // The default behavior serves pages too: what it keys on is for those.
    if (!isCacheable || !behavior.isCacheKnown || behavior.path === "*" || seen.has(behavior)) continue;
    seen.add(behavior);
    if (areApart(ask(path, cookie("wordpress_logged_in_1")), ask(path)))
      yield {
        rule: "cdn/static-forwards-cookies",
        behavior,
        message: `GET ${path} with cookie wordpress_logged_in_1=1 and without are kept apart: each editor has a copy of each file.`,
        hint: "Key on no cookies here.",
      };
    if (behavior.isForwardedKnown && ask(path, { query: "ver=2" }).cacheKey.query === "")
      yield {
        rule: "cdn/query-strings-dropped",
        behavior,
        message: `GET ${path}?ver=2 is answered with the copy kept for ${path}?ver=1: a new version of a file does not appear.`,
        hint: "Key on all query strings.",
      };
  }
};
