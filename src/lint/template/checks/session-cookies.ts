import { cookie, pageBehaviors, share, type TemplateCheck } from "../site.js";

/** Cookies of WordPress that change pages, and what goes wrong without each. */
const sessions = [
  {
    rule: "cdn/session-cookie-missing",
    name: "wordpress_logged_in_1",
    pattern: "wordpress_logged_in_*",
    who: "who is not logged in",
  },
  {
    rule: "cdn/comment-cookie-missing",
    name: "comment_author_1",
    pattern: "comment_author_*",
    who: "who did not comment",
  },
  {
    rule: "cdn/post-password-cookie-missing",
    name: "wp-postpass_1",
    pattern: "wp-postpass_*",
    who: "who did not give the password",
  },
] as const;

export const sessionCookies: TemplateCheck = function* (site) {
  for (const [behavior, page] of pageBehaviors(site)) {
    const bare = site.ask(page);
    for (const { rule, name, pattern, who } of sessions) {
      const asked = site.ask(page, cookie(name));
      if (!share(asked, bare)) continue;
      // What arrives and tells no copies apart is worse than what never arrives.
      const isLeak = behavior.isForwardedKnown && asked.forwarded.cookies.length > 0;
      yield isLeak
        ? {
            rule: "cdn/forwarded-not-keyed",
            behavior,
            message: `GET ${page} with cookie ${name}=… reaches WordPress with it and is kept without it: everybody gets that visitor's page.`,
            hint: `Add ${pattern} to the cookies of the cache policy.`,
            subject: pattern,
          }
        : {
            rule,
            behavior,
            message: `GET ${page} with cookie ${name}=… is answered with the page of somebody ${who}.`,
            hint: `Add ${pattern} to the cookies of the cache policy, or to those that are forwarded.`,
            subject: pattern,
          };
    }
  }
};
