import type { Zone } from "../graph/zone.js";
import { zoneSlots } from "./subnet-plan.js";

/** A zone and its slot: the number that names its subnets and decides their addresses. */
export interface ZoneSlot {
  readonly zone: Zone;
  readonly slot: number;
}

/** `eu-west-1c` → 2. Zones by name keep their letter's slot, whatever their place in the list. */
const slotOfName = (name: string): number => name.charCodeAt(name.length - 1) - "a".charCodeAt(0);

/** The zones of a spec: the region's first N, or those it names. */
export function zonesOf(availabilityZones: number | readonly string[]): readonly ZoneSlot[] {
  if (typeof availabilityZones === "number") {
    return Array.from({ length: availabilityZones }, (_, index) => ({ zone: { index }, slot: index }));
  }
  return availabilityZones.map((name) => ({ zone: { name }, slot: slotOfName(name) }));
}

/** Names whose letter has no slot (a to f): they cannot be placed without moving others. */
export const zonesWithoutSlot = (availabilityZones: number | readonly string[]): readonly string[] =>
  typeof availabilityZones === "number"
    ? []
    : availabilityZones.filter((name) => slotOfName(name) < 0 || slotOfName(name) >= zoneSlots);
