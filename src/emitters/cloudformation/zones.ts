import type { Zone } from "../../compiler/graph/zone.js";
import type { Cfn } from "./cfn.js";

/** A zone by number is the region's n-th, looked up at deployment; a zone by name is that name. */
export const zoneName = (zone: Zone): Cfn =>
  "name" in zone ? zone.name : { "Fn::Select": [zone.index, { "Fn::GetAZs": "" }] };
