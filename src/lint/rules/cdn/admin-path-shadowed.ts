import type { Behavior } from "../../../compiler/cdn/behavior.js";
import { contains } from "../../../compiler/cdn/pattern.js";
import { behaviors as table } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";

const own: readonly string[] = table.rows.flatMap(({ path, kind }) => (kind === "admin" ? [path] : []));

/** Whether a behavior is one of those of WordPress's own paths, whatever the spec changes about it. */
const isOwn = ({ path, because }: Behavior): boolean =>
  own.includes(path) && because.some((each) => each === "cdn.enabled" || each === "wordpress.multisite");

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix A: the behaviors of wp-admin/* and wp-login.php come first",
  *check({ written, cdn }) {
    for (const { at, behavior, replaces, path } of written) {
      if (behavior.kind === "admin" || replaces !== undefined) continue;
      // Of `*.jpg` a few files lie in wp-admin too; who writes `wp-a*` or `*.php` means paths that are taken whole.
      const taken = cdn.behaviors.find((each) => isOwn(each) && contains(behavior.path, each.path) === true)?.path;
      if (taken === undefined) continue;
      const example = `/${taken.replaceAll("*", taken.endsWith("*") ? "post.php" : "a")}`;
      yield {
        at: `${at}.path`,
        message: `GET ${example} keeps the behavior of ${taken}, which comes first: what is written for ${behavior.path} holds for the rest, such as ${path}.`,
        hint: `Write a path without those of ${taken}, or the path ${taken} itself to change it.`,
      };
    }
  },
};
