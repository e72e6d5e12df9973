import { assembled, memory, remembered, type Memory, type Piece } from "./assemble.js";
import { fromTerraform } from "./convert.js";
import {
  isBranch,
  itemsOf,
  normalName,
  reference,
  referenceIn,
  textOf,
  type Branch,
  type Description,
  type Tree,
} from "./description.js";
import { expressionsIn, type Scope } from "./expressions.js";
import { waits } from "./order.js";
import { changed, merged, normalPath } from "./places.js";
import { alarmsOf } from "./read-alarms.js";
import { plain, settled, sorted, treeOf } from "./settle.js";
import { kinds, roles } from "./tables/index.js";
import { terraformShapes } from "./terraform-shapes.js";

type Config = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Config>>>>;

/** A configuration as JSON.parse gives it. */
export interface TerraformBody {
  readonly provider?: { readonly aws?: readonly Config[] };
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly locals?: Config;
  readonly output?: Readonly<Record<string, Config>>;
}

interface Block {
  /** `aws_vpc`, `data.aws_vpc`. */
  readonly type: string;
  readonly name: string;
  readonly config: Config;
}

const blocksOf = (blocks: Blocks | undefined, prefix = ""): readonly Block[] =>
  Object.entries(blocks ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, config]) => ({ type: `${prefix}${type}`, name, config })),
  );

const branchOf = (config: Config, scope: Scope): Branch => expressionsIn(treeOf(config) ?? {}, scope) as Branch;

/** The resource of an address, whole or part. */
function awaited(address: Tree): Tree {
  const [type = "", name = ""] = textOf(address).split(".");
  const role = roles.get(type);
  return role === undefined ? address : reference(role.kind, name, waits);
}

/** What every block can say, whatever its type. */
function metaOf({ provider, lifecycle, depends_on: order, timeouts, ...own }: Branch) {
  const { prevent_destroy: kept, ...rest } = isBranch(lifecycle) ? lifecycle : {};
  const beside: Record<string, Tree | undefined> = {
    kept,
    kept_when_replaced: kept,
    lifecycle: Object.keys(rest).length === 0 ? undefined : rest,
    depends_on: order && itemsOf(order).map(awaited),
    timeouts,
  };
  return {
    placement: textOf(provider).replace(/^aws\./, "") || "main",
    own,
    beside: fromTerraform(treeOf(beside) as Branch, {}),
  };
}

/** A block at its place in CloudFormation's vocabulary. */
function pieceOf({ type, name, config }: Block, scope: Scope): Piece {
  const { placement, own, beside } = metaOf(branchOf(config, scope));
  const role = roles.get(type);
  if (role === undefined) {
    const properties = { ...fromTerraform(own, {}), ...beside };
    return { kind: `? ${type}`, name: normalName(name), placement, properties };
  }
  const { kind, table, part } = role;
  const shaped = terraformShapes[type.slice("aws_".length)]?.(own) ?? { own };
  const piece = { kind, name: normalName(name), placement };
  if ("whole" in shaped) return { ...piece, whole: shaped.whole, properties: merged(shaped.own, beside) as Branch };
  if (part === undefined) {
    const properties = fromTerraform(shaped.own, table, table.names, table.under);
    return { ...piece, properties: merged(properties, beside) as Branch };
  }
  const { [part.of]: of, ...rest } = shaped.own;
  const at = normalPath(part.under ?? "");
  const inside = fromTerraform(rest, table, part.names, at);
  const properties = part.each === true ? { [at]: [inside[at] ?? {}] } : inside;
  return { ...piece, whole: referenceIn(itemsOf(of)[0])?.key ?? "", properties: merged(properties, beside) as Branch };
}

function stack(config: Config, scope: Scope): Piece {
  const { alias, region, default_tags: tags, ...rest } = branchOf(config, scope);
  const placement = alias === undefined ? "main" : textOf(alias);
  const [first] = itemsOf(tags);
  const properties = {
    ...rest,
    ...(region === undefined ? {} : { region }),
    tags: isBranch(first) ? (first["tags"] ?? {}) : {},
  };
  return { kind: "Stack", name: placement, placement, properties };
}

const output = (name: string, config: Config, scope: Scope): Piece => ({
  kind: "Output",
  name: normalName(name),
  placement: "main",
  properties: branchOf(config, scope),
});

const lookup = ({ type, name, config }: Block, scope: Scope): Piece => ({
  kind: "Lookup",
  name: normalName(`${type}_${name}`),
  placement: "main",
  properties: { ...branchOf(config, scope), type },
});

/** What a configuration can consist of. `terraform` says which versions read it. */
const sections = new Set(["//", "terraform", "provider", "resource", "data", "ephemeral", "locals", "output"]);

function* piecesOf(body: TerraformBody, scope: Scope, known: Memory): Iterable<Piece> {
  for (const section of Object.keys(body).filter((each) => !sections.has(each)))
    yield { kind: "? section", name: normalName(section), placement: "main", properties: {} };
  for (const block of blocksOf(body.resource)) yield remembered(known, block.config, () => pieceOf(block, scope));
  for (const block of blocksOf(body.data)) yield remembered(known, block.config, () => lookup(block, scope));
  for (const config of body.provider?.aws ?? []) yield remembered(known, config, () => stack(config, scope));
  for (const [name, config] of Object.entries(body.output ?? {}))
    yield remembered(known, config, () => output(name, config, scope));
}

/** Kinds of the description that are no resources, and so can be neither kept nor snapshotted. */
const isResource = (kind: string): boolean => !/^(Stack|Output|Lookup)$/.test(kind);

function finish(kind: string, properties: Branch): Branch {
  const { kept = "false", keptwhenreplaced = "false", finalsnapshot = "false" } = properties;
  const set = changed(properties, "lifecycle/ignorechanges", (names) => sorted(itemsOf(names)));
  const whole = isResource(kind) ? { ...set, kept, keptwhenreplaced, finalsnapshot } : set;
  return settled(plain(whole) as Branch, kinds[kind] ?? {}, "terraform");
}

/** main.tf.json, and what its runbook makes by commands, as one description. */
export function readTerraform(body: TerraformBody, runbook: string, known: Memory = memory()): Description {
  const all = [...blocksOf(body.resource), ...blocksOf(body.data, "data."), ...blocksOf(body.ephemeral, "ephemeral.")];
  const scope: Scope = {
    locals: body.locals ?? {},
    blocks: new Map(all.map(({ type, name, config }) => [`${type}.${name}`, config])),
  };
  return assembled([...piecesOf(body, scope, known), ...alarmsOf(runbook, body)], finish, known);
}
