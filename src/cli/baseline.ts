import { existsSync } from "node:fs";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { fingerprintOf, type Sha256 } from "../compiler/diagnostics/fingerprint.js";
import { byCodeUnit } from "../compiler/order.js";
import type { BaselineWish } from "./lint-wish.js";
import type { Problem } from "./problem.js";
import { readSpec } from "./read-spec.js";
import { loadSha256 } from "./sha256.js";
import { counted, type Terminal } from "./terminal.js";
import { writeArtifacts } from "./write-artifacts.js";

interface Entry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** 5 MiB: some ten thousand findings. */
const largest = 5_242_880;

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" &&
  value !== null &&
  ["rule", "file", "fingerprint"].every((key) => typeof (value as Record<string, unknown>)[key] === "string");

function entriesOf(file: string): readonly Entry[] | Problem {
  const read = readSpec(file, largest);
  if ("problem" in read) return { message: read.problem.message, hint: "`wpspec lint --write-baseline` writes one." };
  const hint = "Write it anew with --write-baseline.";
  try {
    const { version, findings } = JSON.parse(read.spec.text) as { version?: unknown; findings?: unknown };
    if (version === 1 && Array.isArray(findings) && findings.every(isEntry)) return findings;
    return { message: `${file} is no baseline.`, hint };
  } catch {
    return { message: `${file} is no baseline: it is not JSON.`, hint };
  }
}

const textOf = (entries: readonly Entry[]): string => {
  const sorted = entries.toSorted(
    (one, other) =>
      byCodeUnit(one.file, other.file) ||
      byCodeUnit(one.rule, other.rule) ||
      byCodeUnit(one.fingerprint, other.fingerprint),
  );
  return `${JSON.stringify({ version: 1, findings: sorted }, undefined, 2)}\n`;
};

const entryOf = (finding: Diagnostic, sha256: Sha256): Entry => ({
  rule: finding.code,
  file: finding.span.file,
  fingerprint: fingerprintOf(finding, sha256),
});

async function write(file: string, entries: readonly Entry[]): Promise<Problem | undefined> {
  const read = existsSync(file) ? readSpec(file, largest) : undefined;
  const before = read !== undefined && "spec" in read ? read.spec.text : undefined;
  return writeArtifacts({ write: [{ path: file, text: textOf(entries), before }], remove: [] });
}

/** Findings of a spec's form have no fingerprint to last: a spec that cannot be read is no estate to live with. */
const canStay = ({ code, identity }: Diagnostic): boolean => identity !== undefined && !code.startsWith("internal/");

/**
 * What is found, with that which a baseline lets stay marked so; writes or prunes it where that is asked for. `files` are
 * those that were read: of others nothing is known.
 */
export async function withBaseline(
  findings: readonly Diagnostic[],
  files: readonly string[],
  { file, does }: BaselineWish,
  { err }: Terminal,
): Promise<{ readonly findings: readonly Diagnostic[]; readonly problem?: Problem }> {
  const sha256 = await loadSha256();
  const isRead = new Set(files);
  const known = does === "write" && !existsSync(file) ? [] : entriesOf(file);
  if ("message" in known) return { findings, problem: known };
  const others = known.filter((entry) => !isRead.has(entry.file));
  const present = findings.filter((each) => each.suppressed === undefined && canStay(each));
  const entries = present.map((each) => entryOf(each, sha256));
  const found = new Set(entries.map(({ fingerprint }) => fingerprint));
  const own = known.filter((entry) => isRead.has(entry.file));
  const kept = does === "write" ? entries : own.filter(({ fingerprint }) => found.has(fingerprint));
  const gone = own.length - own.filter(({ fingerprint }) => found.has(fingerprint)).length;
  if (does !== "use") {
    const unique = [...new Map([...others, ...kept].map((entry) => [entry.fingerprint, entry])).values()];
    const problem = await write(file, unique);
    if (problem !== undefined) return { findings, problem };
    err(
      does === "write"
        ? `${file} now has ${counted(unique.length, "finding")}.\n`
        : `${counted(gone, "finding")} left ${file}.\n`,
    );
  } else if (gone > 0)
    err(
      `${counted(gone, "finding")} of ${file} ${gone === 1 ? "is" : "are"} no more: prune it with --prune-baseline.\n`,
    );
  const stays = new Set(kept.map(({ fingerprint }) => fingerprint));
  const reason = `in the baseline ${file}`;
  return {
    findings: findings.map((each) =>
      each.suppressed === undefined && canStay(each) && stays.has(fingerprintOf(each, sha256))
        ? { ...each, suppressed: { by: "config", reason } }
        : each,
    ),
  };
}
