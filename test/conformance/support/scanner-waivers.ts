import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../support/root.js";
import type { ScannerFinding } from "./scanners.js";

export type ScannerName = "awsValidator" | "cdkNag" | "controlTower";

/** Dotted paths of a resolved spec and the values at which a waiver applies; `none` for what is not there, or empty. */
type Conditions = Readonly<Record<string, readonly (string | number | boolean)[] | "none">>;

interface Entry {
  readonly type: string | readonly string[];
  readonly named?: string | readonly string[];
  readonly when?: Conditions;
  readonly reason: string;
}

/** One finding that may stay: of a rule, on a type (`any` is every type) and, where it is said, on one logical name. */
export interface ScannerWaiver {
  readonly rule: string;
  readonly on: string;
  readonly named: string | undefined;
  readonly when: Conditions;
  readonly reason: string;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value]) as readonly T[];

/** An entry that names several types or names is as many waivers: each has to be needed. */
function waiversOf(rules: Readonly<Record<string, Entry | readonly Entry[]>>): readonly ScannerWaiver[] {
  return Object.entries(rules).flatMap(([rule, entries]) =>
    listOf(entries).flatMap(({ type, named, when = {}, reason }) =>
      listOf(type).flatMap((on) =>
        listOf<string | undefined>(named ?? undefined).map((name) => ({ rule, on, named: name, when, reason })),
      ),
    ),
  );
}

const text = readFileSync(join(root, "test/conformance/scanner-waivers.yaml"), "utf8");
const written = parse(text) as Readonly<Record<ScannerName, Readonly<Record<string, Entry | readonly Entry[]>>>>;

/** What may stay of what each scanner finds: test/conformance/scanner-waivers.yaml. */
export const scannerWaivers: Readonly<Record<ScannerName, readonly ScannerWaiver[]>> = {
  awsValidator: waiversOf(written.awsValidator),
  cdkNag: waiversOf(written.cdkNag),
  controlTower: waiversOf(written.controlTower),
};

function valueAt(spec: unknown, path: string): unknown {
  let here = spec;
  for (const key of path.split(".")) {
    if (typeof here !== "object" || here === null) return undefined;
    here = new Map<string, unknown>(Object.entries(here)).get(key);
  }
  return here;
}

function holds(spec: unknown, when: Conditions): boolean {
  return Object.entries(when).every(([path, values]) => {
    const value = valueAt(spec, path);
    if (values === "none") return value === undefined || (Array.isArray(value) && value.length === 0);
    return values.some((each) => each === value);
  });
}

/** Whether a waiver is of a finding in a template of a resolved spec. */
const waives = (waiver: ScannerWaiver, finding: ScannerFinding, spec: unknown): boolean =>
  waiver.rule === finding.rule &&
  (waiver.on === "any" || waiver.on === finding.on) &&
  (waiver.named === undefined || waiver.named === finding.name) &&
  holds(spec, waiver.when);

/** What was found in the template of one spec. */
export interface FoundIn {
  readonly where: string;
  readonly spec: unknown;
  readonly findings: readonly ScannerFinding[];
}

/** What nobody gave a reason for, and waivers that nothing needs. */
export function judge(
  found: readonly FoundIn[],
  waivers: readonly ScannerWaiver[],
): { readonly unexplained: readonly string[]; readonly idle: readonly string[] } {
  const used = new Set<ScannerWaiver>();
  const unexplained = found.flatMap(({ where, spec, findings }) =>
    findings.flatMap((finding) => {
      const [first] = waivers.filter((waiver) => waives(waiver, finding, spec));
      if (first === undefined)
        return [`${where}: ${finding.rule} on ${finding.on} ${finding.name}: ${finding.message.slice(0, 200)}`];
      used.add(first);
      return [];
    }),
  );
  const idle = waivers
    .filter((waiver) => !used.has(waiver))
    .map(({ rule, on, named, when }) => `${rule} on ${on} ${named ?? ""} ${JSON.stringify(when)}`);
  return { unexplained: [...new Set(unexplained)], idle };
}
