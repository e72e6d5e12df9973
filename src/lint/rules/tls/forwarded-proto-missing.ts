import { answerTo, requestFor } from "../../requests.js";
import type { Facts, Finding, Rule } from "../../rule.js";

const header = "cloudfront-forwarded-proto";

/** Whether the server is told the scheme of a request by CloudFront. */
const isTold = (facts: Facts, path: string): boolean =>
  answerTo(facts, requestFor(facts, path)).forwarded.headers.some((each) => each.toLowerCase().startsWith(header));

/** Entries of the spec whose headers leave it out. */
function* ofEntries(facts: Facts): Iterable<Finding> {
  const { originProtocol } = facts.spec.cdn;
  const isPlain = originProtocol === "http-only";
  for (const { at, entry, behavior, page } of facts.written) {
    if (behavior.kind !== "frontend" || page === undefined) continue;
    if (typeof entry.headers !== "object" && entry.headers !== "none") continue;
    if (isTold(facts, page)) continue;
    const fix = {
      isSafe: true,
      changes: [
        typeof entry.headers === "object"
          ? ({ kind: "append", at: `${at}.headers`, items: ["CloudFront-Forwarded-Proto"] } as const)
          : ({ kind: "delete", at: `${at}.headers` } as const),
      ],
    };
    const told = `GET ${page} reaches WordPress without CloudFront-Forwarded-Proto`;
    yield {
      at: `${at}.headers`,
      ...(!isPlain && { severity: "info" as const }),
      message: isPlain
        ? `${told} and over HTTP: it takes the visitor for one without HTTPS and redirects to HTTPS, again and again.`
        : `${told}: only because CloudFront asks the origin by ${originProtocol} does it see that a visitor has HTTPS.`,
      hint: "Add CloudFront-Forwarded-Proto to these headers, or delete the key.",
      fix,
    };
  }
}

export const rule: Rule = {
  severity: "error",
  source:
    "Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior: X-Forwarded-Proto is removed",
  *check(facts) {
    const { cdn, spec } = facts;
    yield* ofEntries(facts);
    const paths = cdn.findings.flatMap((finding) =>
      finding.code === "cdn/legacy-cannot-express" && finding.params.part === "forwardedProto"
        ? [finding.params.path]
        : [],
    );
    const [first, ...rest] = paths;
    if (first === undefined) return;
    const others = rest.length === 0 ? "" : ` and ${rest.length} other path${rest.length === 1 ? "" : "s"}`;
    yield {
      at: "cdn.forwarding",
      severity: "warning",
      message: `With forwarding ${spec.cdn.forwarding} and ${spec.cdn.originProtocol} to the origin WordPress cannot see on ${first}${others} that a visitor came by HTTPS: it redirects to HTTPS, again and again.`,
      hint: "Write cdn.forwarding: policies, or give the origin a certificate: domain.hostedZoneId or domain.originCertificateArn.",
    };
  },
};
