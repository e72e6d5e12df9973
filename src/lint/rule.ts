import type { BehaviorTable } from "../compiler/cdn/behaviors.js";
import type { Severity } from "../compiler/diagnostics/diagnostic.js";
import type { Resolved, ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { SpecOf, SpecPath, TierSpec } from "../generated/spec.js";
import type { Change, Fix } from "../compiler/diagnostics/fix.js";
import type { WrittenBehavior } from "./written-behaviors.js";

type Tier = TierSpec["tier"];

/** What rules look at: the resolved spec, where its values came from, and facts computed once from both. */
export interface Facts<T extends Tier = Tier> {
  readonly spec: SpecOf<T>;
  readonly resolved: Resolved<SpecOf<T>>;
  /** The spec of production, when this one is an environment's. */
  readonly base: ResolvedSpec | undefined;
  /** The behaviors of the distribution and what the model finds wrong with them; empty without CloudFront. */
  readonly cdn: BehaviorTable;
  /** The entries of `cdn.behaviors` that answer requests, with what they became. */
  readonly written: readonly WrittenBehavior[];
  /** The day, as YYYY-MM-DD, by which support ends or has ended: that of the facts where nobody gives another. */
  readonly today: string;
}

/** A spec path, or a JSON pointer where the path is not part of the language (a tag, an own setting). */
type Place = SpecPath | `/${string}`;

/** A fix in the words of rules. */
export type RuleFix = Fix<Place>;
export type RuleChange = Change<Place>;

/** What a rule reports. The runner finds line and column. */
export interface Finding {
  readonly at: Place;
  /** What is wrong and whom it hurts, one sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  /** A level of its own where this situation is milder than the rule's; the rule's where it does not say. */
  readonly severity?: Severity;
  /**
   * The cookie, header, host or the like that tells two findings of this rule at one place apart. It is part of a
   * finding's fingerprint, which outlives other wording.
   */
  readonly subject?: string;
  /** Other places of the spec that belong to it, each with what it has to do with it. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  /** What would silence it, where a machine can know. */
  readonly fix?: RuleFix;
}

/** A level for each profile: what only says that the whitepaper is followed is off in its own profile. */
export type Levels = Readonly<Record<TierSpec["profile"], Severity | "off">>;

/** A lint rule: a pure function over facts. Its id is its path under rules/, never typed twice. */
export interface Rule<T extends Tier = Tier> {
  readonly severity: Severity | Levels;
  /** Where the claim comes from. */
  readonly source: string;
  /** The tiers it is about; all when it does not say. */
  readonly tiers?: readonly T[];
  /**
   * Whether it leaves alone what may be lost or down for a while: specs with `purpose: staging`, and environments that are
   * called so.
   */
  readonly isForProduction?: true;
  /**
   * Ids of rules that keep silent where this one speaks no milder than they: at the same place of the spec, around it or
   * inside it.
   */
  readonly supersedes?: readonly string[];
  check(facts: Facts<T>): Iterable<Finding>;
}

/** A rule about some tiers only: it sees the keys that all of them have. */
export type RuleFor<T extends Tier> = Rule<T> & { readonly tiers: readonly T[] };

/** A rule of whichever tiers; the runner asks it about those alone. */
export type AnyRule = Omit<Rule, "check"> & { check(facts: never): Iterable<Finding> };
