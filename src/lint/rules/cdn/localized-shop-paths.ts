import { cookies } from "../../../generated/facts.js";
import { contains } from "../../../compiler/cdn/pattern.js";
import { answerTo, requestFor } from "../../requests.js";
import type { Facts, RuleFor } from "../../rule.js";

/** Names of one page in a language, the newest first. */
type Slugs = Readonly<Record<string, readonly string[]>>;

const shop = cookies.packs.find(({ name }) => name === "woocommerce");
const known = new Map<string, Slugs>(Object.entries(shop?.localizedPaths?.locales ?? {}));

/** The slugs of a locale: its own, else those of its language. */
const slugsOf = (locale: string): Slugs | undefined => known.get(locale) ?? known.get(locale.split("_")[0] ?? "");

const isKept = (facts: Facts<"ec2" | "elastic">, slug: string): boolean =>
  answerTo(facts, requestFor(facts, `/${slug}/`)).isCacheable;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "WooCommerce source, WC_Install::create_pages(): slugs are translated when the shop is installed",
  *check(facts) {
    const { spec, resolved } = facts;
    const { locale, plugins = [], uncachedPaths = [] } = spec.wordpress;
    if (!spec.cdn.enabled || !plugins.includes("woocommerce") || /^en(?:_|$)/u.test(locale)) return;
    const at = resolved.isWritten("wordpress.uncachedPaths") ? "wordpress.uncachedPaths" : "wordpress.locale";
    const slugs = slugsOf(locale);
    if (slugs === undefined) {
      const english = shop?.uncachedPaths.map(({ path }) => path) ?? [];
      if (!uncachedPaths.every((path) => english.some((each) => contains(each, path) === true))) return;
      yield {
        at,
        message: `WooCommerce names its pages by the language ${locale}, so GET on its cart is answered from the cache: only the English /cart/ is left out.`,
        hint: "Add the slugs of cart, checkout and account to wordpress.uncachedPaths, each with a * at its end.",
      };
      return;
    }
    const missing = Object.values(slugs).filter((names) => names.every((slug) => isKept(facts, slug)));
    const [first] = missing.map(([slug = ""]) => slug);
    if (first === undefined) return;
    const patterns = missing.map(([slug = ""]) => `${slug}*`);
    const paths = "wordpress.uncachedPaths";
    yield {
      at,
      message: `GET /${first}/ is answered from the cache: WooCommerce names its pages by the language ${locale}, and only the English /cart/ is left out.`,
      hint: `Add ${patterns.join(", ")} to wordpress.uncachedPaths.`,
      fix: {
        isSafe: true,
        changes: [
          resolved.isWritten(paths)
            ? { kind: "append", at: paths, items: patterns }
            : { kind: "set", at: paths, to: patterns },
        ],
      },
    };
  },
};
