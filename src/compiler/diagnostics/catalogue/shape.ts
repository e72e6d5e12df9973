import { asWritten, count, listOf, quote } from "../phrase.js";
import type { Entries } from "./entry.js";

const inside = (at: string): string => (at === "" ? "at the top level of a spec" : `in \`${at}\``);

/** `a to b`, `at least a`, `at most b`. */
const bounds = (least: number | undefined, most: number | undefined): string =>
  least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : `between ${least} and ${most}`;

export interface Range {
  readonly path: string;
  readonly value: number;
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** The number itself is not allowed any more. */
  readonly above: number | undefined;
  readonly what: string;
}

const range = ({ least, most, above }: Range): string =>
  above === undefined ? bounds(least, most) : `more than ${above}${most === undefined ? "" : ` and at most ${most}`}`;

/** Keys of which exactly one can stand; `inherited` are those that an environment did not write itself. */
export interface OneOfKeys {
  readonly path: string;
  readonly keys: readonly string[];
  readonly present: readonly string[];
  readonly inherited: readonly string[];
}

/** Texts about the shape of a spec: keys, types, allowed values. `path` is dotted, as people say it. */
export const shapeEntries = {
  "spec/unknown-key": {
    severity: "error",
    message: (p: { key: string; at: string; known: readonly string[]; hint: string | undefined }) =>
      `There is no key ${quote(p.key)} ${inside(p.at)}, so this would do nothing.`,
    hint: (p: { key: string; at: string; known: readonly string[]; hint: string | undefined }) =>
      p.hint ?? (p.known.length === 0 ? undefined : `The keys here are ${listOf(p.known, "and")}.`),
  },
  "spec/missing-key": {
    severity: "error",
    message: (p: { key: string; at: string; example: string; what: string }) =>
      p.at === ""
        ? `The key \`${p.key}\` is missing; every spec needs it.`
        : `\`${p.key}\` is missing in \`${p.at}\`, which cannot do without it.`,
    hint: (p: { key: string; at: string; example: string; what: string }) =>
      `Add \`${p.key}\`, for example ${quote(p.example)}. ${p.what}`.trim(),
  },
  "spec/empty-value": {
    severity: "error",
    message: (p: { path: string; expected: string; isWritten: boolean }) =>
      p.isWritten
        ? `\`${p.path}\` is null, but ${p.expected} belongs here.`
        : `The key \`${p.path}\` is there, but nothing is written after it; ${p.expected} belongs here.`,
    hint: (p: { path: string; expected: string }) =>
      p.expected.startsWith("a mapping")
        ? "Write its keys on the next lines, indented by two spaces, or delete the line if nothing is to be said here."
        : "Write a value after the colon, or delete the line if the key is not needed.",
  },
  "spec/wrong-type": {
    severity: "error",
    message: (p: {
      path: string;
      found: string;
      expected: string;
      why: string | undefined;
      hint: string | undefined;
    }) => `\`${p.path}\` is ${p.found}, but ${p.expected} belongs here${p.why === undefined ? "" : `: ${p.why}`}.`,
    hint: (p: { hint: string | undefined }) => p.hint,
  },
  "spec/not-allowed": {
    severity: "error",
    message: (p: { path: string; value: unknown; hint: string | undefined }) =>
      `\`${p.path}\` cannot be ${quote(p.value)}.`,
    hint: (p: { hint: string | undefined }) => p.hint,
  },
  "spec/form": {
    severity: "error",
    message: (p: { path: string; value: string; why: string; hint: string | undefined }) =>
      `${quote(p.value)} does not work as \`${p.path}\`: ${p.why}.`,
    hint: (p: { hint: string | undefined }) => p.hint,
  },
  "spec/key-form": {
    severity: "error",
    message: (p: { key: string; at: string; why: string }) =>
      `${quote(p.key)} cannot be a name in \`${p.at}\`: ${p.why}.`,
    hint: (p: { example: string | undefined }) =>
      p.example === undefined ? "Choose another name." : `Write for example ${quote(p.example)}.`,
  },
  "spec/out-of-range": {
    severity: "error",
    message: (p: Range) => `\`${p.path}\` is ${p.value}, but must be ${range(p)}.`,
    hint: (p: Range) => {
      const nearest =
        p.least !== undefined && p.value < p.least ? p.least : p.value > (p.most ?? Infinity) ? p.most : undefined;
      return `Write ${nearest === undefined ? "" : `${nearest}, or `}a number ${range(p)}. ${p.what}`.trim();
    },
  },
  "spec/not-whole": {
    severity: "error",
    message: (p: { path: string; value: number; step: number }) =>
      p.step === 1
        ? `\`${p.path}\` is ${p.value}, but must be a whole number.`
        : `\`${p.path}\` is ${p.value}, but only steps of ${p.step} exist.`,
    hint: (p: { value: number; step: number }) => {
      const below = Math.floor(p.value / p.step) * p.step;
      return `Write ${below} or ${below + p.step}.`;
    },
  },
  "spec/too-long": {
    severity: "error",
    message: (p: { path: string; length: number; most: number }) =>
      `\`${p.path}\` has ${count(p.length, "character")}; at most ${p.most} fit.`,
    hint: () => "Write a shorter text.",
  },
  "spec/too-short": {
    severity: "error",
    message: (p: { path: string; length: number; least: number }) =>
      p.length === 0
        ? `\`${p.path}\` is an empty text.`
        : `\`${p.path}\` has ${count(p.length, "character")}; it needs at least ${p.least}.`,
    hint: (p: { length: number }) =>
      p.length === 0 ? "Write a value, or delete the line if the key is not needed." : "Write a longer text.",
  },
  "spec/item-count": {
    severity: "error",
    message: (p: { path: string; items: number; least: number | undefined; most: number | undefined }) =>
      p.items === 0
        ? `The list \`${p.path}\` is empty.`
        : `The list \`${p.path}\` has ${count(p.items, "item")}, but must have ${bounds(p.least, p.most)}.`,
    hint: (p: { items: number; least: number | undefined }) =>
      p.items === 0
        ? "Write at least one item, or delete the key if it is not needed."
        : p.least !== undefined && p.items < p.least
          ? "Add items."
          : "Remove items.",
  },
  "spec/key-count": {
    severity: "error",
    message: (p: { path: string; keys: number; least: number | undefined; most: number | undefined }) =>
      p.keys === 0
        ? `The mapping \`${p.path}\` is empty.`
        : `The mapping \`${p.path}\` has ${count(p.keys, "key")}, but must have ${bounds(p.least, p.most)}.`,
    hint: (p: { keys: number; most: number | undefined }) =>
      p.keys === 0
        ? "Write at least one key inside, or delete it."
        : p.most !== undefined && p.keys > p.most
          ? "Remove some."
          : "Add some.",
  },
  "spec/repeated-item": {
    severity: "error",
    message: (p: { path: string; value: unknown }) => `${quote(p.value)} stands twice in the list \`${p.path}\`.`,
    hint: () => "Delete one of them.",
  },
  "spec/choose-one": {
    severity: "error",
    message: (p: OneOfKeys) =>
      p.present.length === 0
        ? `\`${p.path}\` needs ${p.keys.length === 1 ? `the key ${listOf(p.keys)}` : `one of the keys ${listOf(p.keys)}`}.`
        : `\`${p.path}\` has ${listOf(p.present, "and")}, but only one of them can hold.`,
    hint: (p: OneOfKeys) => {
      const [kept] = p.inherited;
      if (kept !== undefined)
        return `Add \`${kept}: null\` in the environment, which otherwise keeps what the spec says outside of it.`;
      return p.present.length === 0 ? "Add one." : "Keep one, delete the other.";
    },
  },
  "spec/number-spelling": {
    severity: "error",
    message: (p: { path: string; source: string; value: number }) =>
      `\`${p.path}\` is written ${asWritten(p.source)}, which YAML reads as ${p.value}; a reader of the file would not expect that.`,
    hint: (p: { value: number; source: string }) =>
      Number.isSafeInteger(p.value)
        ? `Write ${p.value} if that is meant.`
        : "Write fewer digits; as a number it is too large to be exact.",
  },
  "spec/not-in-environment": {
    severity: "error",
    message: (p: { key: string }) =>
      p.key === "name"
        ? "An environment cannot have a `name` of its own: it is called after the spec and the environment."
        : `\`${p.key}\` cannot stand in an environment; it holds for the whole file.`,
    hint: (p: { key: string }) => `Delete \`${p.key}\` here; the one at the top level counts.`,
  },
  "spec/does-not-fit": {
    severity: "error",
    message: (p: { path: string; what: string }) =>
      p.path === "" ? "The spec does not have the shape it needs." : `\`${p.path}\` does not have the shape it needs.`,
    hint: (p: { what: string }) => (p.what === "" ? "Compare it with the example in the reference." : p.what),
  },
  "spec/more-errors": {
    severity: "error",
    message: (p: { left: number }) =>
      `And at least ${count(p.left, "more error or warning", "more errors and warnings")} in this file.`,
    hint: () => "Mend the first ones and run again; many often have one cause.",
  },
  "spec/more-findings": {
    severity: "info",
    message: (p: { left: number }) => `And at least ${count(p.left, "more finding")} in this file.`,
  },
} as const satisfies Entries;
