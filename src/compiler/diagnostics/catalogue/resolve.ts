import { listOf, quote } from "../phrase.js";
import type { Entries } from "./entry.js";

/** Texts about keys that are well formed but do not go together. `key` and `path` are dotted, as people say them. */
export const resolveEntries = {
  "spec/key-not-for-tier": {
    severity: "error",
    message: (p: { key: string; tier: string; tiers: readonly string[] }) =>
      `\`${p.key}\` has no meaning on tier \`${p.tier}\`; only ${listOf(p.tiers, "and")} can use it.`,
    hint: (p: { tiers: readonly string[] }) => `Delete it, or choose \`tier: ${p.tiers[0] ?? "elastic"}\`.`,
  },
  "spec/not-supported-yet": {
    severity: "error",
    message: (p: { key: string; value: string | undefined }) =>
      p.value === undefined
        ? `\`${p.key}\` is part of the language, but this version of wpspec does not compile it yet.`
        : `\`${p.key}: ${p.value}\` is part of the language, but this version of wpspec does not compile it yet.`,
    hint: (p: { key: string; value: string | undefined }) =>
      p.value === undefined ? `Delete \`${p.key}\` for now.` : `Choose another value of \`${p.key}\` for now.`,
  },
  "spec/unknown-environment": {
    severity: "error",
    message: (p: { name: string; known: readonly string[] }) =>
      p.known.length === 0
        ? `There is no environment ${quote(p.name)}: the spec has none.`
        : `There is no environment ${quote(p.name)} in this spec.`,
    hint: (p: { name: string; known: readonly string[] }) =>
      p.known.length === 0
        ? `Add \`environments.${p.name}\`, or leave out \`--env\`.`
        : `Its environments are ${listOf(p.known, "and")}.`,
  },
  "spec/keys-exclude": {
    severity: "error",
    message: (p: { key: string; other: string; why: string }) =>
      `\`${p.key}\` cannot stand beside \`${p.other}\`: ${p.why}.`,
    hint: (p: { key: string; other: string }) => `Delete \`${p.key}\` or \`${p.other}\`.`,
  },
  "spec/key-needs-key": {
    severity: "error",
    message: (p: { key: string; needs: readonly string[]; why: string }) =>
      `\`${p.key}\` needs ${listOf(p.needs)} as well: ${p.why}.`,
    hint: (p: { needs: readonly string[] }) => `Add ${listOf(p.needs)}.`,
  },
  "spec/certificate-needed": {
    severity: "error",
    message: (p: { name: string }) =>
      `\`domain.name\` is ${quote(p.name)} without a hosted zone or a certificate; the deployment would wait for a record that nobody makes.`,
    hint: () =>
      "Add `domain.hostedZoneId` when Route 53 holds the zone, or `domain.certificateArn` of a certificate that is issued.",
  },
  "spec/capacity-order": {
    severity: "error",
    message: (p: { min: number; max: number; desired: number | undefined }) =>
      p.desired === undefined
        ? `\`web.capacity.min\` is ${p.min} and \`max\` ${p.max}; the least cannot be more than the most.`
        : `\`web.capacity.desired\` is ${p.desired}, which is not between \`min\` (${p.min}) and \`max\` (${p.max}).`,
    hint: () => "Write numbers with `min` ≤ `desired` ≤ `max`, or leave `desired` out.",
  },
  "spec/cidr-too-small": {
    severity: "error",
    message: (p: { cidr: string; needed: number; zones: number }) =>
      `${quote(p.cidr)} is too small for three layers of subnets in ${p.zones} zones; AWS wants at least /28 for each.`,
    hint: (p: { needed: number }) =>
      `Write a range of /${p.needed} or larger (a smaller number after the slash), for example \`10.0.0.0/16\`.`,
  },
  "spec/cidr-outside": {
    severity: "error",
    message: (p: { cidr: string; network: string }) =>
      `The subnet ${quote(p.cidr)} is not inside of \`network.cidr\` (${p.network}).`,
    hint: (p: { network: string }) => `Write a range inside of ${p.network}.`,
  },
  "spec/cidr-overlap": {
    severity: "error",
    message: (p: { cidr: string; other: string }) =>
      `The subnet ${quote(p.cidr)} overlaps with ${quote(p.other)}; every address can belong to one only.`,
    hint: () => "Write ranges that do not overlap.",
  },
  "spec/subnet-count": {
    severity: "error",
    message: (p: { path: string; given: number; zones: number }) =>
      `\`${p.path}\` lists ${p.given} subnets, but the site has ${p.zones} availability zones, one subnet each.`,
    hint: (p: { zones: number }) => `List ${p.zones}, or change \`availabilityZones\`.`,
  },
  "spec/zone-outside-region": {
    severity: "error",
    message: (p: { zone: string; region: string }) => `The zone ${quote(p.zone)} is not in region \`${p.region}\`.`,
    hint: (p: { region: string }) => `Write zones of the region, such as \`${p.region}a\`.`,
  },
  "spec/same-region": {
    severity: "error",
    message: (p: { path: string; region: string }) =>
      `\`${p.path}\` is \`${p.region}\`, the region of the site itself; a copy there does not survive the loss of the region.`,
    hint: () => "Write another region.",
  },
  "spec/duplicate-host": {
    severity: "error",
    message: (p: { host: string; first: string }) =>
      `The host name ${quote(p.host)} is already used by \`${p.first}\`.`,
    hint: () => "Delete one of the two.",
  },
  "spec/duplicate-behavior": {
    severity: "error",
    message: (p: { path: string }) =>
      `Two behaviors have the path ${quote(p.path)}; no request would reach the second.`,
    hint: () => "Merge them into one.",
  },
} as const satisfies Entries;
