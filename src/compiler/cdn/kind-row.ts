import { behaviors as table } from "../../generated/facts.js";
import {
  isList,
  type Items,
  type Kind,
  type MethodSet,
  type OriginName,
  type TtlSeconds,
  type ViewerProtocol,
} from "./behavior.js";
import type { CdnInput } from "./cdn-input.js";

/** What a behavior of a kind is where nothing else is written; cookies that vary pages are still to be derived. */
export interface KindRow {
  readonly methods: MethodSet;
  readonly viewerProtocol: ViewerProtocol;
  readonly headers: Items;
  readonly cookies: Items | "varying";
  readonly queryStrings: Items;
  readonly ttlSeconds: TtlSeconds;
}

/** S3 answers by its own host name only: the viewer's must not reach it. */
function headersFor(headers: Items, origin: OriginName): Items {
  if (origin === "web") return headers;
  if (isList(headers)) return headers.filter((name) => !isForbiddenAtS3(name));
  return headers === "none" ? headers : { allExcept: table.headers.notForS3 };
}

/** Whether a header must not reach a static origin. Header names ignore case. */
export const isForbiddenAtS3 = (name: string): boolean =>
  table.headers.notForS3.some((each) => each.toLowerCase() === name.toLowerCase());

/** The row of a kind: Table 1 of the whitepaper, or today's (spec/behaviors.yaml). */
export function kindRow(kind: Kind, origin: OriginName, input: CdnInput): KindRow {
  const row = table.kinds[kind];
  const base: KindRow = {
    methods: row.methods,
    viewerProtocol: row.viewerProtocol[input.table],
    headers: headersFor(row.headers[input.table], origin),
    cookies: row.cookies,
    queryStrings: row.queryStrings,
    ttlSeconds: row.ttlSeconds,
  };
  if (kind === "static") {
    // One path is another file on another site.
    return input.hasSites && origin === "web" ? { ...base, headers: ["Host"] } : base;
  }
  if (kind === "admin") return base;
  const devices = input.deviceVariants ? table.deviceHeaders.names : [];
  const isWithoutCampaigns = input.table === "modern" && input.forwarding === "policies";
  return {
    ...base,
    headers: [...(isList(base.headers) ? base.headers : []), ...devices],
    queryStrings: isWithoutCampaigns ? { allExcept: table.campaignParameters.names } : base.queryStrings,
    ttlSeconds: { ...base.ttlSeconds, default: input.pageTtlSeconds },
  };
}
