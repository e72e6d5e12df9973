import { limits } from "../../generated/facts.js";
import type { Behavior } from "./behavior.js";
import { behaviorFields } from "./behavior-fields.js";
import type { CdnFinding } from "./cdn-finding.js";
import type { CdnInput, UserBehavior } from "./cdn-input.js";
import { contains, covers, normalize, overlaps, patternProblem, samePattern } from "./pattern.js";
import { policyProblems } from "./policy-room.js";
import { standardRows, type Row } from "./standard-rows.js";
import type { Work } from "./wildcard.js";

/** The behaviors of a distribution in matching order, the default (`*`) last, and what is wrong with them. */
export interface BehaviorTable {
  readonly behaviors: readonly Behavior[];
  readonly findings: readonly CdnFinding[];
}

interface Planned {
  readonly row: Row;
  readonly written: UserBehavior | undefined;
}

/** Work for all comparisons of one spec together: well under a second. */
const workOfOneSpec = 2_000_000;

const userRow = ({ path, kind }: UserBehavior, index: number): Row => ({
  path: normalize(path),
  kind,
  because: [`cdn.behaviors.${index}`],
});

/** Fields of a standard behavior give way to those that the first user behavior with its path writes. */
function replacedInPlace(
  rows: readonly Row[],
  users: readonly UserBehavior[],
  replacing: Set<number>,
): readonly Planned[] {
  return rows.map((row) => {
    const index = users.findIndex(({ path }) => samePattern(path, row.path));
    const written = users[index];
    if (written === undefined) return { row, written };
    replacing.add(index);
    const because = [...userRow(written, index).because, ...row.because];
    return { row: { ...row, kind: written.kind, because }, written };
  });
}

/** Leaves out what CloudFront would refuse or never reach, and says so where the spec asked for it. */
function reachable(planned: readonly Planned[], findings: CdnFinding[]): readonly Planned[] {
  const work: Work = { left: workOfOneSpec };
  const kept: Planned[] = [];
  const earlier: string[] = [];
  for (const plan of planned) {
    const { path, because } = plan.row;
    const problem = patternProblem(path);
    if (problem !== undefined) {
      const letter = problem.reason === "letter" ? problem.letter : "";
      findings.push({ code: "cdn/path-pattern", params: { path, reason: problem.reason, letter }, because });
      continue;
    }
    const shadow = earlier.find((each) => contains(each, path, work) === true);
    const isCovered = shadow !== undefined || covers(earlier, path, work);
    const isLast = path === "*" && plan === planned.at(-1);
    if (isCovered === "unknown") {
      if (plan.written !== undefined) findings.push({ code: "cdn/path-too-complex", params: { path }, because });
    } else if (isCovered && (plan.written !== undefined || isLast)) {
      const by = shadow === undefined ? earlier.filter((each) => overlaps(each, path) !== false) : [shadow];
      findings.push({ code: "cdn/behavior-unreachable", params: { path, by }, because });
    }
    if (isCovered !== true || isLast) {
      kept.push(plan);
      earlier.push(path);
    }
  }
  return kept;
}

/**
 * The behaviors of a spec. Order: admin paths (standard, of packs, of `wordpress.uncachedPaths`), the user's in their
 * order, static paths, the default. A user behavior with the path of a standard one replaces its fields in place.
 * (Whitepaper, Appendix A; the first matching pattern wins: Amazon CloudFront Developer Guide, Path pattern.)
 */
export function behaviors(input: CdnInput): BehaviorTable {
  const users = input.userBehaviors;
  const rows = standardRows(input);
  const replacing = new Set<number>();
  const admin = replacedInPlace(rows.admin, users, replacing);
  const statics = replacedInPlace(rows.static, users, replacing);
  const last = replacedInPlace([rows.last], users, replacing);
  const own = users
    .map((written, index): Planned => ({ row: userRow(written, index), written }))
    .filter((_, index) => !replacing.has(index));
  const findings: CdnFinding[] = [];
  const decided = reachable([...admin, ...own, ...statics, ...last], findings).map(({ row, written }) =>
    behaviorFields(row, written ?? {}, input),
  );
  const result = decided.map(({ behavior }) => behavior);
  for (const { behavior, findings: found } of decided) {
    findings.push(...found, ...policyProblems(behavior, input.forwarding));
  }
  const limit = limits.behaviorsPerDistribution.value;
  if (result.length > limit) {
    const params = { count: result.length, limit };
    findings.push({ code: "cdn/too-many-behaviors", params, because: ["cdn.behaviors"] });
  }
  return { behaviors: result, findings };
}
