import type { ElasticSpec, SpecPath } from "../../generated/spec.js";
import type { Span } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import type { Origin } from "./origin.js";

/** A spec with every default filled in, and beside it where each value came from. */
export interface Resolved<S> {
  readonly spec: S;
  readonly document: Document;
  /** Which standard behaviors the profile stands for: the one thing of it that no key can say. */
  readonly behaviorTable: "modern" | "whitepaper";
  /** Where the value at this path came from; for a path inside a written value, that of the nearest ancestor. */
  originOf(path: SpecPath | `/${string}`): Origin;
  /** Whether the user wrote a value at this path. */
  isWritten(path: SpecPath | `/${string}`): boolean;
  /** Where to point for this path: the written value, else the nearest written ancestor's key, else the `tier` line. */
  spanOf(path: SpecPath | `/${string}`): Span;
}

/** Discriminated by `spec.tier`. Tiers `lightsail` and `ec2` join when they are compiled. */
export type ResolvedSpec = Resolved<ElasticSpec>;
