import { behaviors } from "../../../generated/facts.js";
import type { Configuration } from "../assemble.js";
import { guarded, partsOf } from "../text.js";

/** A name on top of main.ts. `pattern` finds its value in literal text. */
export interface Constant {
  readonly name: string;
  readonly value: string;
  readonly says: string;
  readonly pattern: RegExp;
}

const literally = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`);

/** A value that is part of no other word: `origin.` may stand before a name, nothing after it. */
const wordPattern = (value: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9-])${literally(value)}(?![A-Za-z0-9.-])`, "gu");

/** The deployment's name begins names of ours, alone or after a folder; a name of one word may be any word elsewhere. */
function namePattern(name: string): RegExp {
  const own = literally(name);
  const alone = name.includes("-") ? `|^${own}(?= |$)` : "";
  return new RegExp(`(?:^|(?<=/wpspec/|/cluster/))${own}(?=-)|(?<=/wpspec/)${own}(?=/|$)${alone}`, "gu");
}

const regionPattern = (region: string): RegExp => new RegExp(`(?<![a-z0-9])${literally(region)}(?![0-9])`, "gu");

const regionNames = {
  main: ["region", "Where the site is."],
  edge: ["edgeRegion", "What belongs to CloudFront is here, wherever the site is."],
  recovery: ["recoveryRegion", "Where the copies go."],
} as const;

/** The constant that holds a region. */
export const regionName = (placement: keyof typeof regionNames): string => regionNames[placement][0];

const { source: _, ...managed } = behaviors.managedPolicies;
const managedPolicies: ReadonlyMap<string, readonly [name: string, says: string]> = new Map(
  Object.entries(managed).map(([name, policy]) => [policy.id, [name, `CloudFront's managed policy ${policy.name}.`]]),
);

/** What a literal argument is called when it stands in several places. */
function constantFor(key: string, value: string): readonly [name: string, says: string] | undefined {
  if (key === "zoneId") {
    return value === "Z2FDTNDATAQYW2"
      ? ["cloudFrontZoneId", "The hosted zone of all of CloudFront's names."]
      : ["hostedZoneId", "The zone of the site's names."];
  }
  if (key === "aliases") return ["siteName", "The name that visitors ask for."];
  if (key === "httpHeaderName") return ["originHeader", "What only CloudFront sends."];
  if (key === "endpoint" && value.includes("@")) return ["notifyAddress", "Who hears of alarms."];
  return managedPolicies.get(value);
}

function* literals(value: unknown, key = ""): Generator<readonly [key: string, text: string]> {
  if (typeof value === "string") yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* literals(item, key);
  else if (typeof value === "object" && value !== null)
    for (const [name, item] of Object.entries(value)) yield* literals(item, name);
}

/** What repeats in a configuration and has a meaning of its own, in the order it is first met. */
function repeated({ sections }: Configuration): readonly Constant[] {
  const counts = new Map<string, number>();
  const wanted = new Map<string, readonly [name: string, says: string]>();
  for (const { config, mode } of sections.flatMap(({ blocks }) => blocks)) {
    if (mode === "ephemeral") continue;
    for (const [key, text] of literals(config)) {
      // Only what is literal as a whole, and to Terraform too.
      const [part, ...others] = partsOf(guarded(text));
      if (others.length > 0 || part === undefined || !("literal" in part) || part.literal !== text) continue;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      const constant = constantFor(key, text);
      if (constant !== undefined && !wanted.has(text)) wanted.set(text, constant);
    }
  }
  const names = [...wanted.values()].map(([name]) => name);
  return [...wanted]
    .filter(([text, [name]], index) => {
      const isFirst = names.indexOf(name) === index;
      const isOnly = isFirst && names.lastIndexOf(name) === index;
      // A site has one name that comes first; of several zones none is the site's.
      return (counts.get(text) ?? 0) > 1 && (name === "siteName" ? isFirst : isOnly);
    })
    .map(([value, [name, says]]) => ({ name, value, says, pattern: wordPattern(value) }));
}

export function constantsOf(configuration: Configuration): readonly Constant[] {
  const { name, providers } = configuration;
  return [
    ...repeated(configuration),
    { name: "name", value: name, says: "Begins the name of everything.", pattern: namePattern(name) },
    ...providers.map(({ placement, region }): Constant => {
      const [constant, says] = regionNames[placement];
      return { name: constant, value: region, says, pattern: regionPattern(region) };
    }),
  ];
}

/** A literal in pieces: text, and constants where their values stand. */
export function piecesOf(
  text: string,
  constants: readonly Constant[],
): readonly ({ readonly text: string } | { readonly expression: string })[] {
  const [constant, ...others] = constants;
  if (constant === undefined) return text === "" ? [] : [{ text }];
  // Most texts hold none, and these patterns are slow.
  if (!text.includes(constant.value)) return piecesOf(text, others);
  const between = text.split(constant.pattern).map((piece) => piecesOf(piece, others));
  return between.flatMap((pieces, index) => (index === 0 ? pieces : [{ expression: constant.name }, ...pieces]));
}
