import { mapping, type Json, type JsonMapping } from "../support/template.js";
import { cloudFormationShapes } from "./cloudformation-shapes.js";
import { fromCloudFormation } from "./convert.js";
import { normalName, type Branch, type Description, type Resource } from "./description.js";
import { resolved, type Stack } from "./intrinsics.js";
import { merged } from "./places.js";
import { plain, settled } from "./settle.js";
import { kinds } from "./tables/index.js";

/** A shell's words, quotes taken off. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) => word.replaceAll(/'([^']*)'|\\(')/g, "$1$2"));

/** The words after an option, up to the next option. */
function optionOf(words: readonly string[], name: string): readonly string[] {
  const from = words.indexOf(name);
  if (from < 0) return [];
  const rest = words.slice(from + 1);
  const end = rest.findIndex((word) => word.startsWith("--"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** What the runbook's commands deploy: template, stack, region and the tags that CloudFormation puts on everything. */
export function stacksOf(runbook: string, templates: ReadonlyMap<string, JsonMapping>): readonly Stack[] {
  const commands = [...runbook.matchAll(/^aws cloudformation deploy(?:.*\\\n)+.*$/gm)].map(([command]) =>
    wordsOf(command.replaceAll("\\\n", " ")),
  );
  const found = commands.map((words): Stack => {
    const [name = ""] = optionOf(words, "--stack-name");
    const [, placement = "main"] = /-(edge|recovery)$/.exec(name) ?? [];
    const tags = optionOf(words, "--tags").map(
      (tag) => [tag.slice(0, tag.indexOf("=")), tag.slice(tag.indexOf("=") + 1)] as const,
    );
    return {
      name,
      placement,
      region: optionOf(words, "--region")[0] ?? "",
      tags: Object.fromEntries(tags),
      body: templates.get(placement) ?? {},
    };
  });
  if (found.length !== templates.size) throw new Error("The runbook does not deploy each template once.");
  return found;
}

const known = new Set(["AWSTemplateFormatVersion", "Description", "Parameters", "Resources", "Outputs"]);

interface Piece extends Resource {
  readonly whole?: string;
}

function resourceOf(name: string, resource: JsonMapping, stack: Stack, stacks: readonly Stack[]): Piece {
  const { Type: type, Properties: own, ...beside } = resource;
  const kind = String(type);
  const table = kinds[kind] ?? {};
  const value = (of: Json | undefined): Branch =>
    of === undefined ? {} : (plain(resolved(of, stack, stacks)) as Branch);
  const properties = merged(fromCloudFormation(value(own), table), fromCloudFormation(value(beside), {})) as Branch;
  const shaped = cloudFormationShapes(kind, properties, stack);
  return { kind, name: normalName(name), placement: stack.placement, ...shaped };
}

/** Resources that are properties of others: laid into them. */
function assembled(pieces: readonly Piece[]): readonly Resource[] {
  const wholes = new Map(
    pieces.filter(({ whole }) => whole === undefined).map((piece) => [`${piece.kind} ${piece.name}`, piece]),
  );
  const lost: Piece[] = [];
  for (const piece of pieces) {
    if (piece.whole === undefined) continue;
    const whole = wholes.get(piece.whole);
    if (whole === undefined || whole.placement !== piece.placement)
      lost.push({ ...piece, kind: `? part of ${piece.kind}` });
    else wholes.set(piece.whole, { ...whole, properties: merged(whole.properties, piece.properties) as Branch });
  }
  return [...wholes.values(), ...lost];
}

function* partsOf(stack: Stack, stacks: readonly Stack[]): Iterable<Piece> {
  const { body, placement } = stack;
  for (const section of Object.keys(body).filter((each) => !known.has(each)))
    yield {
      kind: `? section`,
      name: normalName(section),
      placement,
      properties: { [section]: JSON.stringify(body[section]) },
    };
  for (const [name, resource] of Object.entries(mapping(body["Resources"])))
    yield resourceOf(name, mapping(resource), stack, stacks);
  for (const [name, output] of Object.entries(mapping(body["Outputs"]))) {
    const properties = fromCloudFormation(resolved(output, stack, stacks) as Branch, {});
    // An output of another stack is how a value gets from there to here.
    yield { kind: placement === "main" ? "Output" : "StackOutput", name: normalName(name), placement, properties };
  }
  for (const [name, parameter] of Object.entries(mapping(body["Parameters"])))
    yield {
      kind: "Parameter",
      name: normalName(name),
      placement,
      properties: fromCloudFormation(resolved(parameter, stack, stacks) as Branch, {}),
    };
  yield { kind: "Stack", name: placement, placement, properties: { region: stack.region, tags: stack.tags } };
}

/** The templates of a deployment as one description. */
export function readCloudFormation(stacks: readonly Stack[]): Description {
  const pieces = assembled(stacks.flatMap((stack) => [...partsOf(stack, stacks)]));
  return new Map(
    pieces.map(({ kind, name, placement, properties }) => [
      `${kind} ${name}`,
      { kind, name, placement, properties: settled(properties, kinds[kind] ?? {}, "cloudFormation") },
    ]),
  );
}
