import { cookie, header, type TemplateCheck } from "../site.js";

const path = "/wp-json/wp/v2/posts";

export const restApi: TemplateCheck = function* ({ ask }) {
  const asked = ask(path, { ...cookie("wordpress_logged_in_1"), ...header("X-WP-Nonce", "1") });
  const { behavior } = asked;
  if (!behavior.isCacheKnown || !behavior.isForwardedKnown || asked.action.kind !== "serve") return;
  const arrives = asked.forwarded.headers.some((each) => /^x-wp-nonce:/iu.test(each));
  if (arrives && asked.forwarded.cookies.length > 0) return;
  yield {
    rule: "cdn/rest-api-cached",
    behavior,
    message: `POST ${path} with header X-WP-Nonce reaches WordPress without ${arrives ? "the login's cookie" : "it"}, so the block editor says "Updating failed".`,
    hint: "Write a behavior wp-json/* that keeps nothing and forwards everything: the policies CachingDisabled and AllViewer.",
  };
};
