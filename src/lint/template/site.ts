import { answer, type Answer } from "../../compiler/cdn/answer.js";
import type { CdnRequest } from "../../compiler/cdn/key.js";
import { cloudFrontName } from "../../compiler/plan/hosts.js";
import type { NamedRouting, TemplateBehavior } from "../../route/template/named-routing.js";

/** A distribution of somebody's template, ready for the requests of a WordPress. */
export interface TemplateSite {
  readonly behaviors: readonly TemplateBehavior[];
  readonly hosts: readonly string[];
  ask(path: string, more?: Partial<CdnRequest>): Answer<TemplateBehavior>;
}

/** What a check of a template reports: a rule of the catalogue, seen from the other side. */
export interface TemplateFinding {
  /** Id of the rule. */
  readonly rule: string;
  readonly behavior: TemplateBehavior;
  /** What is wrong and whom it hurts, one sentence with a request in it. */
  readonly message: string;
  /** What to change in the template. */
  readonly hint: string;
  /** Which cookie or header it is about. */
  readonly subject?: string;
}

/** Finds fault with a distribution. What the template does not say is nobody's fault. */
export type TemplateCheck = (site: TemplateSite) => Iterable<TemplateFinding>;

export function siteOf({ routing: { behaviors, hosts } }: NamedRouting): TemplateSite {
  const [host = cloudFrontName] = hosts;
  return {
    behaviors,
    hosts,
    ask: (path, more = {}) =>
      answer(behaviors, { scheme: "https", host, method: "GET", path, query: "", headers: [], cookies: [], ...more }),
  };
}

export const cookie = (name: string, value = "1"): Pick<CdnRequest, "cookies"> => ({ cookies: [{ name, value }] });

export const header = (name: string, value: string): Pick<CdnRequest, "headers"> => ({ headers: [{ name, value }] });

const keyText = ({ cacheKey: { headers, cookies, query } }: Answer): string =>
  [...headers, "", ...cookies, "", query].join("\n");

/** Whether the answer to one of two requests for one path may be given to the other. */
export const share = (one: Answer<TemplateBehavior>, other: Answer<TemplateBehavior>): boolean =>
  one.isCacheable && other.isCacheable && one.behavior === other.behavior && keyText(one) === keyText(other);

/** Whether both are kept, each apart from the other. */
export const areApart = (one: Answer<TemplateBehavior>, other: Answer<TemplateBehavior>): boolean =>
  one.isCacheable && other.isCacheable && one.behavior === other.behavior && keyText(one) !== keyText(other);

/** Pages as any WordPress has them: whoever answers these shows what depends on who asks. */
export const pages = ["/", "/hello-world/", "/2026/11/hello-world/"] as const;

/** The first page that each behavior answers, for those that answer one and say what they keep. */
export function pageBehaviors({ ask }: TemplateSite): ReadonlyMap<TemplateBehavior, string> {
  const found = new Map<TemplateBehavior, string>();
  for (const page of pages) {
    const { behavior } = ask(page);
    if (behavior.isCacheKnown && !found.has(behavior)) found.set(behavior, page);
  }
  return found;
}
