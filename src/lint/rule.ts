import type { BehaviorTable } from "../compiler/cdn/behaviors.js";
import type { ElasticSpec, SpecPath } from "../generated/spec.js";
import type { Severity } from "../compiler/diagnostics/diagnostic.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";

/** What rules look at: the resolved spec, where its values came from, and facts computed once from both. */
export interface Facts {
  readonly spec: ElasticSpec;
  readonly resolved: ResolvedSpec;
  /** The behaviors of the distribution and what the model finds wrong with them; empty without CloudFront. */
  readonly cdn: BehaviorTable;
}

/** What a rule reports. The runner finds line and column. */
export interface Finding {
  /** A spec path, or a JSON pointer where the path is not part of the language (a tag, an own setting). */
  readonly at: SpecPath | `/${string}`;
  /** What is wrong and whom it hurts, one sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
}

/** A lint rule: a pure function over facts. Its id is its path under rules/, never typed twice. */
export interface Rule {
  readonly severity: Severity;
  /** Where the claim comes from. */
  readonly source: string;
  check(facts: Facts): Iterable<Finding>;
}
