import { isBranch, isItems, type Branch, type Tree } from "./description.js";
import { merged, normalPath, placed } from "./places.js";
import type { Kind, Names } from "./table.js";

const join = (...steps: readonly string[]): string => steps.filter((step) => step !== "").join("/");

/** Places of a kind whose keys stay as they are: maps of the user, and JSON of AWS. */
const literalPlaces = new WeakMap<Kind, ReadonlySet<string>>();

function isLiteral(table: Kind, at: string): boolean {
  let places = literalPlaces.get(table);
  if (places === undefined) {
    const { maps = [], policies = [], json = [] } = table;
    places = new Set([...maps, ...policies, ...json].map(normalPath));
    literalPlaces.set(table, places);
  }
  return places.has(at) || at.endsWith("tags");
}

/** The longest ending of a path that the table has a name for. Endings begin with `…/`; the path itself does not. */
function nameOf(names: Names, path: string, key: string): string {
  const exact = names[path];
  if (exact !== undefined) return exact;
  const steps = path.split("/");
  for (let from = 0; from < steps.length; from++) {
    const ending = names[`…/${steps.slice(from).join("/")}`];
    if (ending !== undefined) return ending;
  }
  return key;
}

/** How one value is spelled in the description: `path` is where it stands in its own target, `at` where it goes. */
interface Spelling {
  readonly table: Kind;
  readonly names: Names;
}

function spell(value: Tree, path: string, at: string, spelling: Spelling): Tree {
  if (isItems(value)) return value.map((item) => (isBranch(item) ? spellMembers(item, path, at, spelling) : item));
  return isBranch(value) && !isLiteral(spelling.table, at) ? spellMembers(value, path, at, spelling) : value;
}

function spellMembers(value: Branch, path: string, at: string, spelling: Spelling): Tree {
  let result: Branch = {};
  for (const [key, inside] of Object.entries(value)) {
    const deeper = join(path, key);
    const name = nameOf(spelling.names, deeper, key);
    const place = normalPath(name);
    const absolute = name.startsWith("/");
    const spelled = spell(inside, deeper, absolute ? place : join(at, place), spelling);
    if (place !== "") result = placed(result, place, spelled);
    else if (isBranch(spelled)) result = merged(result, spelled) as Branch;
    else if (isItems(spelled)) result = spelled.reduce<Tree>(merged, result) as Branch;
    else return spelled;
  }
  return result;
}

/** Properties as CloudFormation writes them, by normal names. */
export const fromCloudFormation = (properties: Branch, table: Kind, names: Names = {}): Branch =>
  spell(properties, "", "", { table, names }) as Branch;

/** Arguments of Terraform at their places in CloudFormation, by normal names; `under` is where the rest goes. */
export function fromTerraform(config: Branch, table: Kind, names: Names = {}, under = ""): Branch {
  const beneath: Record<string, Tree> = {};
  const beside: Record<string, Tree> = {};
  for (const [key, value] of Object.entries(config)) {
    const target = names[key]?.startsWith("/") === true || key === "tags" ? beside : beneath;
    target[key] = value;
  }
  const inside = spell(beneath, "", normalPath(under), { table, names });
  const outside = spell(beside, "", "", { table, names }) as Branch;
  return under === "" ? (merged(inside, outside) as Branch) : placed(outside, normalPath(under), inside);
}
