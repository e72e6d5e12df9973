import { fromTerraform } from "./convert.js";
import {
  isBranch,
  itemsOf,
  keyOf,
  normalName,
  referenceIn,
  textOf,
  type Branch,
  type Description,
  type Resource,
  type Tree,
} from "./description.js";
import { expressionsIn, type Scope } from "./expressions.js";
import { merged, normalPath } from "./places.js";
import { plain, settled, treeOf } from "./settle.js";
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

/** A block at its place in CloudFormation's vocabulary; with `whole`, to be laid into that resource. */
type Piece = Resource & { readonly key: string; readonly whole?: string };

const branchOf = (config: Config, scope: Scope): Branch => expressionsIn(treeOf(config) ?? {}, scope) as Branch;

/** What every block can say, whatever its type. */
function metaOf({ provider, lifecycle, depends_on: order, timeouts, ...own }: Branch) {
  const { prevent_destroy: kept, ...rest } = isBranch(lifecycle) ? lifecycle : {};
  const beside: Record<string, Tree | undefined> = {
    kept,
    kept_when_replaced: kept,
    lifecycle: Object.keys(rest).length === 0 ? undefined : rest,
    depends_on: order,
    timeouts,
  };
  return {
    placement: textOf(provider).replace(/^aws\./, "") || "main",
    own,
    beside: fromTerraform(treeOf(beside) as Branch, {}),
  };
}

function pieceOf({ type, name, config }: Block, scope: Scope): Piece {
  const { placement, own, beside } = metaOf(branchOf(config, scope));
  const role = roles.get(type);
  if (role === undefined) {
    const kind = `? ${type}`;
    return {
      key: keyOf(kind, name),
      kind,
      name: normalName(name),
      placement,
      properties: { ...fromTerraform(own, {}), ...beside },
    };
  }
  const { kind, table, part } = role;
  const shaped = terraformShapes[type.slice("aws_".length)]?.(own) ?? { own };
  const piece = { key: keyOf(kind, name), kind, name: normalName(name), placement };
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

/** Parts laid into what they are parts of. One without a whole stays, as what nothing can be equal to. */
function assembled(pieces: readonly Piece[]): readonly Piece[] {
  const wholes = new Map(pieces.filter(({ whole }) => whole === undefined).map((piece) => [piece.key, piece]));
  const lost: Piece[] = [];
  for (const piece of pieces) {
    if (piece.whole === undefined) continue;
    const whole = wholes.get(piece.whole);
    if (whole === undefined || whole.placement !== piece.placement)
      lost.push({ ...piece, kind: `? part of ${piece.kind}` });
    else wholes.set(whole.key, { ...whole, properties: merged(whole.properties, piece.properties) as Branch });
  }
  return [...wholes.values(), ...lost];
}

const stacks = (body: TerraformBody, scope: Scope): readonly Resource[] =>
  (body.provider?.aws ?? []).map((config) => {
    const { alias, region, default_tags: tags, ...rest } = branchOf(config, scope);
    const placement = alias === undefined ? "main" : textOf(alias);
    const [first] = itemsOf(tags);
    const properties = {
      ...rest,
      ...(region === undefined ? {} : { region }),
      tags: isBranch(first) ? (first["tags"] ?? {}) : {},
    };
    return { kind: "Stack", name: placement, placement, properties };
  });

const outputs = (body: TerraformBody, scope: Scope): readonly Resource[] =>
  Object.entries(body.output ?? {}).map(([name, config]) => ({
    kind: "Output",
    name: normalName(name),
    placement: "main",
    properties: branchOf(config, scope),
  }));

const lookedUp = (body: TerraformBody, scope: Scope): readonly Resource[] =>
  blocksOf(body.data).map(({ type, name, config }) => ({
    kind: "Lookup",
    name: normalName(`${type.slice("aws_".length)}_${name}`),
    placement: "main",
    properties: { ...branchOf(config, scope), type },
  }));

/** main.tf.json as one description. */
export function readTerraform(body: TerraformBody): Description {
  const all = [...blocksOf(body.resource), ...blocksOf(body.data, "data."), ...blocksOf(body.ephemeral, "ephemeral.")];
  const scope: Scope = {
    locals: body.locals ?? {},
    blocks: new Map(all.map(({ type, name, config }) => [`${type}.${name}`, config])),
  };
  const pieces = assembled(blocksOf(body.resource).map((block) => pieceOf(block, scope)));
  const resources = pieces.map(({ kind, name, placement, properties }): Resource => {
    const table = kinds[kind] ?? {};
    const { kept = "false", keptwhenreplaced = "false", finalsnapshot = "false" } = properties;
    const whole = { ...properties, kept, keptwhenreplaced, finalsnapshot };
    return { kind, name, placement, properties: settled(plain(whole) as Branch, table, "terraform") };
  });
  const described = [...resources, ...stacks(body, scope), ...outputs(body, scope), ...lookedUp(body, scope)];
  return new Map(described.map((each) => [`${each.kind} ${each.name}`, each]));
}
