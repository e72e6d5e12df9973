import { matches, samePattern } from "../../../compiler/cdn/pattern.js";
import { behaviors as table } from "../../../generated/facts.js";
import { cookie, type TemplateCheck, type TemplateFinding, type TemplateSite } from "../site.js";

/** Requests that only reach WordPress whole, each with the rule that speaks for it. */
const requests = ["/wp-admin/post.php", "/wp-login.php"] as const;

const login = "wordpress_logged_in_1";

const rows = table.rows.filter(({ kind }) => kind === "admin");

/** What is wrong with how one of these requests is answered; the worst first, and nothing after it. */
function faultOf({ ask, behaviors }: TemplateSite, path: string): TemplateFinding | undefined {
  const asked = ask(path, cookie(login));
  const { behavior } = asked;
  if (!behavior.isCacheKnown) return undefined;
  const row = rows.find((each) => matches(each.path, path));
  if (asked.isCacheable) {
    const own = row && behaviors.find((each) => samePattern(each.path, row.path));
    if (own !== undefined && own !== behavior)
      return {
        rule: "cdn/admin-path-shadowed",
        behavior,
        message: `GET ${path} is answered by ${behavior.path}, which stands before ${own.path} and keeps answers: one editor gets what another was given.`,
        hint: `Move the behavior ${own.path} before ${behavior.path}.`,
      };
    return {
      rule: own === undefined ? "cdn/uncached-path-cached" : "cdn/admin-behavior-weakened",
      behavior,
      message: `GET ${path} is answered from the cache by ${behavior.path}: one editor gets what another was given, and logins fail.`,
      hint: `Write a behavior ${row?.path ?? path.slice(1)} before it that keeps nothing: the policies CachingDisabled and AllViewer, with all methods.`,
    };
  }
  const weak = (message: string, hint: string, subject: string): TemplateFinding => ({
    rule: "cdn/admin-behavior-weakened",
    behavior,
    message,
    hint,
    subject,
  });
  if (asked.action.kind === "serve" && behavior.isForwardedKnown && asked.forwarded.cookies.length === 0)
    return weak(
      `GET ${path} reaches WordPress without the cookie ${login}: nobody stays logged in.`,
      "Write the origin request policy AllViewer, or forward all cookies.",
      "cookies",
    );
  if (ask(path, { method: "POST" }).action.kind === "reject")
    return weak(
      `POST ${path} is refused by CloudFront: nobody can log in or save.`,
      "Write all seven methods as AllowedMethods.",
      "methods",
    );
  if (ask(path, { scheme: "http" }).action.kind === "serve")
    return weak(
      `GET http://www.example.org${path} is served: passwords cross the internet in clear.`,
      "Write the viewer protocol policy redirect-to-https.",
      "viewerProtocol",
    );
  return undefined;
}

export const admin: TemplateCheck = function* (site) {
  for (const path of requests) {
    const fault = faultOf(site, path);
    if (fault !== undefined) yield fault;
  }
};
