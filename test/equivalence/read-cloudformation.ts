import { mapping, type Json, type JsonMapping } from "../support/template.js";
import { assembled, memory, remembered, type Memory, type Piece } from "./assemble.js";
import { cloudFormationShapes } from "./cloudformation-shapes.js";
import { fromCloudFormation } from "./convert.js";
import { itemsOf, normalName, textOf, type Branch, type Description } from "./description.js";
import { named, resolved, type Stack } from "./intrinsics.js";
import { waits } from "./order.js";
import { changed, merged } from "./places.js";
import { plain, settled } from "./settle.js";
import { commandsIn, optionsOf } from "./shell.js";
import { kinds } from "./tables/index.js";

/** What the runbook's commands deploy: template, stack, region and the tags that CloudFormation puts on everything. */
export function stacksOf(runbook: string, templates: ReadonlyMap<string, JsonMapping>): readonly Stack[] {
  const found = commandsIn(runbook, "aws cloudformation deploy").map((words): Stack => {
    const options = optionsOf(words);
    const [name = ""] = options.get("stack-name") ?? [];
    const [, placement = "main"] = /-(edge|recovery)$/.exec(name) ?? [];
    const tags = (options.get("tags") ?? []).map(
      (tag) => [tag.slice(0, tag.indexOf("=")), tag.slice(tag.indexOf("=") + 1)] as const,
    );
    return {
      name,
      placement,
      region: options.get("region")?.[0] ?? "",
      tags: Object.fromEntries(tags),
      body: templates.get(placement) ?? {},
    };
  });
  if (found.length !== templates.size) throw new Error("The runbook does not deploy each template once.");
  return found;
}

const sections = new Set(["AWSTemplateFormatVersion", "Description", "Parameters", "Resources", "Outputs"]);

function resourceOf(name: string, resource: JsonMapping, stack: Stack, stacks: readonly Stack[]): Piece {
  const { Type: type, Properties: own, ...beside } = resource;
  const kind = String(type);
  const table = kinds[kind] ?? {};
  const value = (of: Json | undefined): Branch =>
    of === undefined ? {} : (plain(resolved(of, stack, stacks)) as Branch);
  const properties = merged(fromCloudFormation(value(own), table), fromCloudFormation(value(beside), {})) as Branch;
  const ordered = changed(properties, "dependson", (order) =>
    itemsOf(order).map((each) => named(textOf(each), waits, stack)),
  );
  const shaped = cloudFormationShapes(kind, ordered, stack);
  return { kind, name: normalName(name), placement: stack.placement, ...shaped };
}

const described = (kind: string, name: string, value: Json, stack: Stack, stacks: readonly Stack[]): Piece => ({
  kind,
  name: normalName(name),
  placement: stack.placement,
  properties: fromCloudFormation(resolved(value, stack, stacks) as Branch, {}),
});

function* piecesOf(stack: Stack, stacks: readonly Stack[], known: Memory): Iterable<Piece> {
  const { body, placement } = stack;
  for (const section of Object.keys(body).filter((each) => !sections.has(each)))
    yield {
      kind: `? section`,
      name: normalName(section),
      placement,
      properties: { [section]: JSON.stringify(body[section]) },
    };
  for (const [name, resource] of Object.entries(mapping(body["Resources"])))
    yield remembered(known, mapping(resource), () => resourceOf(name, mapping(resource), stack, stacks));
  for (const [name, output] of Object.entries(mapping(body["Outputs"]))) {
    // An output of another stack is how a value gets from there to here.
    const kind = placement === "main" ? "Output" : "StackOutput";
    yield remembered(known, mapping(output), () => described(kind, name, output, stack, stacks));
  }
  for (const [name, parameter] of Object.entries(mapping(body["Parameters"])))
    yield remembered(known, mapping(parameter), () => described("Parameter", name, parameter, stack, stacks));
  const properties = { region: stack.region, tags: stack.tags };
  yield remembered(known, stack.tags, () => ({ kind: "Stack", name: placement, placement, properties }));
}

const finish = (kind: string, properties: Branch): Branch => settled(properties, kinds[kind] ?? {}, "cloudFormation");

/** The templates of a deployment as one description. */
export const readCloudFormation = (stacks: readonly Stack[], known: Memory = memory()): Description =>
  assembled(
    stacks.flatMap((stack) => [...piecesOf(stack, stacks, known)]),
    finish,
    known,
  );
