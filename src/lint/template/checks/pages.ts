import { pageBehaviors, type TemplateCheck } from "../site.js";

/** What keeps pages from being right although their cookies are. */
export const pageSettings: TemplateCheck = function* (site) {
  const [first, second] = site.hosts;
  for (const [behavior, page] of pageBehaviors(site)) {
    if (behavior.isForwardedKnown && site.ask(page, { query: "s=shoes" }).forwarded.query === "")
      yield {
        rule: "cdn/query-strings-dropped",
        behavior,
        message: `GET ${page}?s=shoes is answered as GET ${page} is, for s does not reach WordPress.`,
        hint: "Key on all query strings.",
      };
    if (behavior.cached && behavior.ttlSeconds.min > 0)
      yield {
        rule: "cdn/min-ttl-overrides-origin",
        behavior,
        message: `GET ${page} is kept for ${behavior.ttlSeconds.min} seconds even where WordPress answers "private", as it does to who is logged in and with a full cart.`,
        hint: "Write MinTTL 0.",
      };
    if (site.ask(page, { method: "POST" }).action.kind === "reject")
      yield {
        rule: "cdn/methods-too-few",
        behavior,
        message: `POST ${page} is refused by CloudFront with 403: comments, forms and checkouts do not arrive.`,
        hint: "Write all seven methods as AllowedMethods.",
      };
    const isByHost = site.ask(page).cacheKey.headers.some((each) => /^host:/iu.test(each));
    const own = first?.replace(/^www\./u, "");
    // Names of one site, with and without www, show one page.
    if (behavior.cached && !isByHost && second !== undefined && second.replace(/^www\./u, "") !== own)
      yield {
        rule: "cdn/host-not-keyed",
        behavior,
        message: `GET https://${second}${page} is answered with what was kept for https://${first ?? ""}${page}, which is another site if WordPress has several.`,
        hint: "Add Host to the headers of the cache policy.",
      };
  }
};
