import { memory, type Memory } from "./assemble.js";
import type { Deployment } from "./deployment.js";
import type { Description } from "./description.js";
import { judged } from "./differences.js";
import { readCloudFormation } from "./read-cloudformation.js";
import { readTerraform } from "./read-terraform.js";

/** What becomes of a mutation: reported, taken for a deliberate difference, or nothing that a reader sees. */
export type Outcome =
  | { readonly is: "caught" | "unseen" }
  | {
      readonly is: "excused";
      /** Entries that take the mutation for deliberate. */
      readonly by: readonly string[];
    };

/** A deployment that is read again and again, each time with one thing changed. */
export interface Bench {
  readonly deployment: Deployment;
  readonly known: Memory;
  readonly cloudFormation: Description;
  readonly terraform: Description;
}

export function benchOf(deployment: Deployment): Bench {
  const known = memory();
  const cloudFormation = readCloudFormation(deployment.stacks, known);
  const terraform = readTerraform(deployment.configuration, deployment.runbook, known);
  return { deployment, known, cloudFormation, terraform };
}

/** Keys of what is not as it was; what was read before and did not change is the same object. */
function changedKeys(bench: Bench, cloudFormation: Description, terraform: Description): ReadonlySet<string> {
  const all = [bench.cloudFormation, bench.terraform, cloudFormation, terraform].flatMap((each) => [...each.keys()]);
  const isChanged = (key: string): boolean =>
    cloudFormation.get(key) !== bench.cloudFormation.get(key) || terraform.get(key) !== bench.terraform.get(key);
  return new Set(all.filter(isChanged));
}

/** What the comparison says of a mutation: one target as it was mutated, the other as it is. */
export function outcomeOf(
  bench: Bench,
  mutated: { readonly cloudFormation?: Description; readonly terraform?: Description },
): Outcome {
  const { cloudFormation = bench.cloudFormation, terraform = bench.terraform } = mutated;
  const keys = changedKeys(bench, cloudFormation, terraform);
  const { main } = bench.deployment;
  const after = judged(cloudFormation, terraform, main, keys);
  if (after.unexcused.length > 0) return { is: "caught" };
  const before = judged(bench.cloudFormation, bench.terraform, main, keys);
  const by = [...beyond(before.excused, after.excused), ...beyond(after.excused, before.excused)];
  return by.length === 0 ? { is: "unseen" } : { is: "excused", by: [...new Set(by)] };
}

/** Entries that excuse what the other does not have. */
const beyond = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...one].flatMap(([line, id]) => (other.has(line) ? [] : [id]));
