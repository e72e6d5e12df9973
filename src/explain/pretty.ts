import { inlineYaml } from "../compiler/validate/expected.js";
import { visible } from "../report/visible.js";
import { wrap } from "../report/wrap.js";
import type { Effect } from "./made.js";
import type { ExplainedOrigin, Explanation } from "./explanation.js";

/** Colors of a terminal; each returns its text where there are none. */
export interface ExplainColors {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Where a value comes from, as a sentence without its end. */
function originText(origin: ExplainedOrigin): string {
  switch (origin.by) {
    case "spec":
      return `${origin.file}:${origin.line}:${origin.column}`;
    case "environment":
      return `${origin.file}:${origin.line}:${origin.column}, environment ${origin.name}`;
    case "default":
      return `default of ${origin.of}, edition ${origin.edition}`;
    case "derived":
      return `follows from other keys: ${origin.rule}`;
    case "standard":
      return `no line of the spec: a standard behavior. ${origin.because}`;
    case "members":
      return "its own keys, below";
    case "nothing":
      return "nothing: no line of the spec, and no default";
  }
}

const valueText = (value: unknown): string => (value === undefined ? "not set" : inlineYaml(value));

const mostNamed = 12;

/** The first of many, and how many are left. */
function listed(items: readonly string[], most = mostNamed): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const left = items.length - shown.length;
  return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}

interface Named {
  readonly name: string;
  readonly effect: Effect;
}

/** What a value shapes: what says it, what is there because of it, and what would come with another. */
function shapedText(all: readonly Named[]): string {
  const of = (effect: Effect): readonly string[] =>
    all.filter((each) => each.effect === effect).map(({ name }) => name);
  const [changes, goes, comes] = [of("changes"), of("goes"), of("comes")];
  const parts = [
    ...(changes.length === 0 ? [] : [listed(changes)]),
    ...(goes.length === 0 ? [] : [`gone with another value: ${listed(goes)}`]),
    ...(comes.length === 0 ? [] : [`new with another value: ${listed(comes, 4)}`]),
  ];
  return parts.length === 0 ? "none" : parts.join("; ");
}

/** Names of resources; with their stack where there are several. */
function resourcesOf(all: Explanation["shapes"]["cloudformation"]): readonly Named[] {
  const isSeveral = new Set(all.map(({ stack }) => stack)).size > 1;
  return all.map(({ stack, name, type, effect }) => ({
    name: `${isSeveral ? `${stack}/` : ""}${name} (${type})`,
    effect,
  }));
}

/** What is told of a key, for people. */
export function explanationText(told: Explanation, { bold, dim }: ExplainColors, width: number): string {
  const { shapes } = told;
  const indent = " ".repeat(10);
  const row = (name: string, text: string): string =>
    `${dim(name.padEnd(8))}  ${wrap(visible(text), width, indent).join("\n")}`;
  const examples = told.examples.map((each) => inlineYaml(each)).join(" | ");
  const rowsOfShapes = [
    ["Nodes", shapes.nodes],
    ["CFN", resourcesOf(shapes.cloudformation)],
    ["TF", shapes.terraform.map(({ address, effect }) => ({ name: address, effect }))],
  ] as const;
  const tried = shapes.tried.map((each) => (each === null ? "nothing" : inlineYaml(each)));
  const rows = [
    row("Value", valueText(told.value)),
    row("From", originText(told.origin)),
    ...(told.environment === undefined ? [] : [row("Env", told.environment)]),
    row("Allowed", told.allowed),
    ...("default" in told ? [row("Default", valueText(told.default))] : []),
    ...(told.derived === undefined ? [] : [row("Default", told.derived)]),
    ...(examples === "" ? [] : [row("Examples", examples)]),
    row(
      "Tiers",
      `${told.tiers.length === 3 ? "all" : told.tiers.join(", ")}${told.isForThisTier ? "" : "; not this spec's"}`,
    ),
    ...(told.source === undefined ? [] : [row("Source", told.source)]),
  ];
  const members = (told.members ?? []).map(
    ({ path, value, origin }) =>
      `  ${visible(`${path}: ${valueText(value)}`)}\n    ${dim(visible(originText(origin)))}`,
  );
  const isIdle = rowsOfShapes.every(([, all]) => all.length === 0);
  const idle = tried.length === 0 ? "nothing that could be tried" : "nothing: the same comes of all that was tried";
  const made = isIdle ? [row("Shapes", idle)] : rowsOfShapes.map(([name, all]) => row(name, shapedText(all)));
  const parts = [
    bold(visible(told.path)),
    wrap(visible(told.description), width, "").join("\n"),
    rows.join("\n"),
    ...(members.length === 0 ? [] : [members.join("\n")]),
    [...made, ...(tried.length === 0 ? [] : [row("Tried", listed(tried))])].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}
