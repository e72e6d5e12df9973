import { isList } from "../../../compiler/cdn/behavior.js";
import { cookieNamed } from "../../../compiler/cdn/cookie-names.js";
import { hostsOf } from "../../../compiler/plan/hosts.js";
import { withoutItem } from "../../behavior-fixes.js";
import { areKeptApart, withCookie, withHeader } from "../../requests.js";
import type { Facts, Finding, Rule } from "../../rule.js";
import type { WrittenBehavior } from "../../written-behaviors.js";

/** What a file may be asked for with: by pages of another host. */
const cors = ["origin", "access-control-request-headers", "access-control-request-method"];

function* cookiesOf(facts: Facts, { at, entry, behavior, path }: WrittenBehavior): Iterable<Finding> {
  const { cookies = "none" } = entry;
  const name = cookieNamed(isList(cookies) ? (cookies[0] ?? "") : "_ga");
  if (cookies === "none") return;
  if (!areKeptApart(facts, withCookie(facts, path, name, "1"), withCookie(facts, path, name, "2"))) return;
  yield {
    at: `${at}.cookies`,
    message: `GET ${path} with cookie ${name}=1 and with ${name}=2 are kept as two copies of one file.`,
    hint: "Delete cookies: kind static leaves all of them out.",
    // A bucket looks at no cookies; a server may do something with them on purpose.
    fix: { isSafe: behavior.origin !== "web", changes: [{ kind: "delete", at: `${at}.cookies` }] },
  };
}

function* headersOf(facts: Facts, { at, entry, behavior, path }: WrittenBehavior): Iterable<Finding> {
  const { headers } = entry;
  if (headers === undefined || !isList(headers)) return;
  // Of several hosts one path is several files.
  const needed = hostsOf(facts.spec).length > 1 ? [...cors, "host"] : cors;
  const needless = headers.filter((name) => {
    const ask = (value: string) => withHeader(facts, path, { name, value });
    return !needed.includes(name.toLowerCase()) && areKeptApart(facts, ask("1"), ask("2"));
  });
  for (const name of needless) {
    const index = headers.indexOf(name);
    yield {
      at: `${at}.headers.${index}`,
      message: `GET ${path} with header ${name}: 1 and with ${name}: 2 are kept as two copies of one file.`,
      hint: `Delete ${name}: files differ by no header but Origin.`,
      fix: {
        ...withoutItem(`${at}.headers`, index, needless.length < headers.length),
        isSafe: behavior.origin !== "web",
      },
    };
  }
}

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix A, Table 1: static content forwards no cookies and no headers",
  *check(facts) {
    for (const each of facts.written) {
      if (each.behavior.kind !== "static") continue;
      yield* cookiesOf(facts, each);
      yield* headersOf(facts, each);
    }
  },
};
