import type { profiles } from "../../generated/facts.js";
import type { SpecPath, TierSpec } from "../../generated/spec.js";
import type { Span } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import type { Origin } from "./origin.js";

/** What a profile stands for that no key can say (spec/profiles.yaml). */
export type ProfileTraits = (typeof profiles)["modern" | "whitepaper"];

/** A spec with every default filled in, and beside it where each value came from. */
export interface Resolved<S extends TierSpec> {
  readonly spec: S;
  readonly document: Document;
  /** Name of the environment that this is the spec of; undefined for the base. */
  readonly environment: string | undefined;
  /** Lowering reads these and never the profile. */
  readonly traits: ProfileTraits;
  /** Where the value at this path came from; for a path inside a written value, that of the nearest ancestor. */
  originOf(path: SpecPath | `/${string}`): Origin;
  /** Whether the user wrote a value at this path. */
  isWritten(path: SpecPath | `/${string}`): boolean;
  /** Where to point for this path: the written value, else the nearest written ancestor's key, else the `tier` line. */
  spanOf(path: SpecPath | `/${string}`): Span;
}

/** Discriminated by `spec.tier`. */
export type ResolvedSpec = Resolved<TierSpec>;
