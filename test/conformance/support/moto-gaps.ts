import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../support/root.js";

/** Resource type → attribute or argument → why. */
type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where moto is not AWS: test/conformance/moto-gaps.yaml. */
export interface MotoGaps {
  /** Types that cannot be applied. `says`: a pattern of what the provider then reports. */
  readonly lacks: Readonly<Record<string, { readonly says: string; readonly reason: string }>>;
  readonly leftOut: Reasons;
  readonly given: Readonly<
    Record<string, Readonly<Record<string, { readonly value: unknown; readonly reason: string }>>>
  >;
  readonly ignored: Reasons;
  readonly drift: Reasons;
  readonly stays: Readonly<Record<string, string>>;
}

export const motoGaps = parse(readFileSync(join(root, "test/conformance/moto-gaps.yaml"), "utf8")) as MotoGaps;
