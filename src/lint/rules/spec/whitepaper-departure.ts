import { departures } from "../../../generated/facts.js";
import type { TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";

/** Dotted paths of a resolved spec, and the values at which each holds; `any` is every value but false and no items. */
type Conditions = Readonly<Record<string, "any" | readonly (string | boolean)[]>>;

interface Departure {
  readonly statement: string;
  readonly paper: string;
  readonly instead: string;
  readonly why: string;
  readonly write: string | undefined;
  readonly when: Conditions;
  readonly unless: Conditions | undefined;
}

const known: readonly Departure[] = departures;

/** The value at a path; undefined where the way ends, as on another tier or behind a `false`. */
function valueAt(spec: TierSpec, path: string): unknown {
  let here: unknown = spec;
  for (const key of path.split(".")) {
    if (typeof here !== "object" || here === null) return undefined;
    here = new Map<string, unknown>(Object.entries(here)).get(key);
  }
  return here;
}

/** A list holds when one of its items is among the values. */
function holds(spec: TierSpec, [path, values]: readonly [string, Conditions[string]]): boolean {
  const value = valueAt(spec, path);
  const held: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values === "any") return held.some((each) => each !== undefined && each !== false);
  return held.some((each) => values.some((wanted) => wanted === each));
}

function applies({ when, unless = {} }: Departure, spec: TierSpec): boolean {
  const isOne = (condition: readonly [string, Conditions[string]]): boolean => holds(spec, condition);
  return Object.entries(when).every(isOne) && !Object.entries(unless).some(isOne);
}

export const rule: Rule = {
  severity: { modern: "off", whitepaper: "info" },
  source: "wpspec: spec/departures.yaml, each with its own source",
  *check({ spec }) {
    const departed = known.filter((each) => applies(each, spec));
    if (departed.length === 0) return;
    const places = departed.length === 1 ? "one place" : `${departed.length} places`;
    // One finding for all: who chose the profile reads the list once, and suppresses it once.
    yield {
      at: "profile",
      message: [
        `In ${places} the paper is not followed to the letter.`,
        ...departed.map(
          ({ statement, paper, instead, why }) => `The paper (${statement}) ${paper}. Here ${instead}: ${why}.`,
        ),
      ].join(" "),
      hint: ["Nothing needs to be done.", ...departed.flatMap(({ write }) => write ?? [])].join(" "),
    };
  },
};
