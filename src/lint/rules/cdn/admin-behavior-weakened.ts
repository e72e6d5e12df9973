import type { SpecPath } from "../../../generated/spec.js";
import { asAdmin } from "../../behavior-fixes.js";
import { answerTo, requestFor, withCookie, withHeader } from "../../requests.js";
import type { Facts, Rule } from "../../rule.js";
import type { WrittenBehavior } from "../../written-behaviors.js";

type Field = "kind" | "viewerProtocol" | "methods" | "cookies" | "headers" | "queryStrings" | "ttlSeconds";

const nonce = { name: "X-WP-Nonce", value: "1" };

/** What goes wrong at a path of WordPress that is never cached, by the key that brings it about. */
const wrong: Readonly<Record<Field, (facts: Facts, path: string) => string | undefined>> = {
  kind: (facts, path) =>
    answerTo(facts, requestFor(facts, path)).isCacheable
      ? `GET ${path} is answered with what was kept for the one who asked before`
      : `GET ${path} reaches WordPress without what it needs to know who asks`,
  ttlSeconds: (facts, path) =>
    answerTo(facts, requestFor(facts, path)).isCacheable
      ? `GET ${path} is answered with what was kept for the one who asked before`
      : undefined,
  viewerProtocol: (facts, path) => {
    const inClear = requestFor(facts, path, { scheme: "http" });
    return answerTo(facts, inClear).action.kind === "serve"
      ? `GET http://${inClear.host}${path} is let through without encryption, session and passwords with it`
      : undefined;
  },
  methods: (facts, path) =>
    answerTo(facts, requestFor(facts, path, { method: "POST" })).action.kind === "reject"
      ? `POST ${path} is refused with 403, so nothing can be saved and nobody can log in`
      : undefined,
  cookies: (facts, path) =>
    answerTo(facts, withCookie(facts, path, "wordpress_sec_1")).forwarded.cookies.length === 0
      ? `GET ${path} reaches WordPress without its cookie wordpress_sec_1, so nobody is logged in`
      : undefined,
  headers: (facts, path) =>
    answerTo(facts, withHeader(facts, path, nonce)).forwarded.headers.some((line) => line.startsWith(nonce.name))
      ? undefined
      : `POST ${path} reaches WordPress without its header ${nonce.name}, so the editor cannot save`,
  queryStrings: (facts, path) =>
    answerTo(facts, requestFor(facts, path, { query: "action=edit" })).forwarded.query === ""
      ? `GET ${path}?action=edit reaches WordPress without action=edit`
      : undefined,
};

/** The keys to look at: where the kind is another, the rest follows from that. */
const fieldsOf = ({ behavior, entry }: WrittenBehavior): readonly Field[] =>
  behavior.kind === "admin"
    ? (["viewerProtocol", "methods", "cookies", "headers", "queryStrings", "ttlSeconds"] as const).filter(
        (field) => entry[field] !== undefined,
      )
    : ["kind"];

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: wp-admin/* and wp-login.php",
  supersedes: [
    "cdn/comment-cookie-missing",
    "cdn/dynamic-as-static",
    "cdn/forwarded-not-keyed",
    "cdn/keys-on-nonvarying-cookie",
    "cdn/methods-too-few",
    "cdn/plugin-cookie-missing",
    "cdn/post-password-cookie-missing",
    "cdn/query-strings-dropped",
    "cdn/session-cookie-missing",
  ],
  *check(facts) {
    for (const each of facts.written) {
      if (each.replaces !== "admin") continue;
      for (const field of fieldsOf(each)) {
        const found = wrong[field](facts, each.path);
        if (found === undefined) continue;
        const at: SpecPath = `${each.at}.${field}`;
        yield {
          at,
          message: `${found}.`,
          hint: field === "kind" ? "Write kind: admin." : `Delete ${field}: kind admin says it.`,
          fix: { isSafe: true, changes: field === "kind" ? asAdmin(each) : [{ kind: "delete", at }] },
        };
      }
    }
  },
};
