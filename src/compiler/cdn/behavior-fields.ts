import {
  isList,
  isOpenEnded,
  nothing,
  type Behavior,
  type Items,
  type ItemSet,
  type MethodSet,
  type OriginName,
  type TtlSeconds,
} from "./behavior.js";
import type { CdnFinding } from "./cdn-finding.js";
import type { CdnInput, UserBehavior } from "./cdn-input.js";
import { cookieRoom } from "./policy-room.js";
import { isForbiddenAtS3, kindRow, type KindRow } from "./kind-row.js";
import { methodSet } from "./method-set.js";
import { covers } from "./pattern.js";
import { hasStaticOrigin, type Row } from "./standard-rows.js";
import { varyingCookies } from "./varying.js";

/** A behavior and what was found while its fields were decided. */
export interface Decided {
  readonly behavior: Behavior;
  readonly findings: readonly CdnFinding[];
}

type Report = (finding: CdnFinding) => void;
type Written = Omit<UserBehavior, "path" | "kind">;

const listOrNone = (items: Items): Items => {
  if (!isList(items)) return items;
  return items.length === 0 ? "none" : [...new Set(items)];
};

function originOf(row: Row, written: Written, input: CdnInput, report: Report): OriginName {
  const { path, kind, because } = row;
  const isInBucket = hasStaticOrigin(input) && covers(input.staticPaths, path) === true;
  const fromBucket: OriginName = input.fallback === "web" && kind === "static" ? "staticThenWeb" : "static";
  if (written.origin === "web") return "web";
  if (written.origin === undefined) return isInBucket && kind === "static" ? fromBucket : "web";
  if (!hasStaticOrigin(input)) {
    report({ code: "cdn/static-origin-empty", params: { path, reason: "offload" }, because });
    return "web";
  }
  if (!isInBucket) report({ code: "cdn/static-origin-empty", params: { path, reason: "path" }, because });
  return fromBucket;
}

function ttlOf(row: Row, written: Written["ttlSeconds"], standard: TtlSeconds, report: Report): TtlSeconds {
  const { path, because } = row;
  const ttl: TtlSeconds =
    typeof written === "number"
      ? { min: 0, default: written, max: Math.max(standard.max, written) }
      : {
          min: written?.min ?? standard.min,
          default: written?.default ?? standard.default,
          max: written?.max ?? standard.max,
        };
  if (ttl.min > ttl.default || ttl.default > ttl.max) {
    report({ code: "cdn/ttl-order", params: { path, ...ttl }, because });
  }
  return ttl;
}

function methodsOf(row: Row, written: Written["methods"], standard: MethodSet, report: Report): MethodSet {
  if (written === undefined) return standard;
  if (written === "all") return "all";
  const { set, isExact } = methodSet(written);
  const { path, because } = row;
  if (!isExact) report({ code: "cdn/methods-rounded", params: { path, written, emitted: set }, because });
  return set;
}

function headersOf(
  row: Row,
  written: Written["headers"],
  origin: OriginName,
  standard: KindRow,
  report: Report,
): Items {
  if (written === undefined) return standard.headers;
  if (origin === "web" || written === "none") return written;
  if (written === "all") return { allExcept: ["Host"] };
  const { path, because } = row;
  for (const header of written.filter(isForbiddenAtS3)) {
    report({ code: "cdn/header-not-allowed", params: { path, header, reason: "staticOrigin" }, because });
  }
  return written.filter((name) => !isForbiddenAtS3(name));
}

/**
 * What ForwardedValues can say of the items: fewer shapes than policies, and none for CloudFront's own headers beside
 * all.
 */
function inLegacyWords(row: Row, written: Written, items: ItemSet, input: CdnInput, report: Report): ItemSet {
  if (input.forwarding !== "legacy") return items;
  const { path, because } = row;
  let { headers, queryStrings } = items;
  if (typeof headers === "object" && "allAnd" in headers) {
    headers = "all";
    // Over TLS the origin's load balancer says the scheme itself.
    if (input.originProtocol === "http-only") {
      report({ code: "cdn/legacy-cannot-express", params: { path, part: "forwardedProto" }, because });
    }
  } else if (typeof headers === "object" && "allExcept" in headers) {
    headers = "none";
    report({ code: "cdn/legacy-cannot-express", params: { path, part: "headers" }, because });
  }
  // A list would be keyed while all parameters reach WordPress: keyed on all, nobody gets another reader's page.
  if (typeof queryStrings === "object") {
    queryStrings = "all";
    if (written.queryStrings !== undefined) {
      report({ code: "cdn/legacy-cannot-express", params: { path, part: "queryStrings" }, because });
    }
  }
  return { ...items, headers, queryStrings };
}

function cookiesOf(row: Row, written: Written["cookies"], standard: KindRow, input: CdnInput, report: Report): Items {
  if (written !== undefined) return written;
  if (standard.cookies !== "varying") return standard.cookies;
  const { names, unmerged } = varyingCookies(input, row.path, cookieRoom(input.forwarding, standard));
  if (unmerged !== undefined) {
    const because = ["wordpress.cookies", "wordpress.plugins"];
    report({ code: "cdn/cookies-merged", params: { path: row.path, from: unmerged, to: names }, because });
  }
  return names;
}

/**
 * All fields of one behavior: what is written, else the row of its kind. Cached behaviors forward what they key on and
 * no more; the others key on nothing.
 */
export function behaviorFields(row: Row, written: Written, input: CdnInput): Decided {
  const findings: CdnFinding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const { path, kind, because } = row;
  const origin = originOf(row, written, input, report);
  const standard = kindRow(kind, origin, input);
  const items: ItemSet = {
    headers: listOrNone(headersOf(row, written.headers, origin, standard, report)),
    cookies: listOrNone(cookiesOf(row, written.cookies, standard, input, report)),
    queryStrings: listOrNone(written.queryStrings ?? standard.queryStrings),
  };
  const forwarded = inLegacyWords(row, written, items, input, report);
  const wished = ttlOf(row, written.ttlSeconds, standard.ttlSeconds, report);
  const isKeyable = !isOpenEnded(forwarded.headers);
  if (!isKeyable && wished.max > 0 && input.forwarding === "policies") {
    report({ code: "cdn/forwarded-not-keyed", params: { path, part: "headers" }, because });
  }
  const cached = isKeyable && wished.max > 0;
  const behavior: Behavior = {
    path,
    kind,
    origin,
    viewerProtocol: written.viewerProtocol ?? standard.viewerProtocol,
    methods: methodsOf(row, written.methods, standard.methods, report),
    cached,
    key: cached ? forwarded : nothing,
    forwarded,
    // With all headers CloudFront keeps nothing, whatever the times say.
    ttlSeconds: cached ? wished : { min: 0, default: 0, max: 0 },
    compress: cached,
    because,
  };
  return { behavior, findings };
}
