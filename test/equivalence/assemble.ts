import { itemsOf, referenceIn, type Branch, type Description, type Resource, type Tree } from "./description.js";
import { waits } from "./order.js";
import { changed, merged } from "./places.js";

/** What one block of a target says; with `whole`, of the resource with that key. */
export interface Piece extends Resource {
  readonly whole?: string;
}

/**
 * What was read before, by the very objects it was read from: who reads a deployment again with one block changed pays for
 * that block. What other blocks say of a changed one stays as it was.
 */
export interface Memory {
  readonly pieces: WeakMap<object, Piece>;
  readonly resources: WeakMap<Piece, { readonly parts: readonly Piece[]; readonly resource: Resource }>;
}

export const memory = (): Memory => ({ pieces: new WeakMap(), resources: new WeakMap() });

/** The piece that was made of an object before, or is made of it now. */
export function remembered({ pieces }: Memory, of: object, read: () => Piece): Piece {
  const before = pieces.get(of);
  if (before !== undefined) return before;
  const piece = read();
  pieces.set(of, piece);
  return piece;
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/**
 * Parts laid into what they are parts of. One whose whole is not there or elsewhere, and a second resource of a name, stay
 * as what nothing can be equal to.
 */
export function assembled(
  pieces: readonly Piece[],
  finish: (kind: string, properties: Branch) => Branch,
  { resources }: Memory,
): Description {
  const wholes = new Map<string, { readonly piece: Piece; readonly parts: Piece[] }>();
  const lost: Resource[] = [];
  for (const piece of pieces.filter(({ whole }) => whole === undefined)) {
    const key = `${piece.kind} ${piece.name}`;
    if (wholes.has(key)) lost.push({ ...piece, kind: `? second ${piece.kind}` });
    else wholes.set(key, { piece, parts: [] });
  }
  for (const part of pieces) {
    if (part.whole === undefined) continue;
    const whole = wholes.get(part.whole);
    if (whole === undefined || whole.piece.placement !== part.placement)
      lost.push({ ...part, kind: `? part of ${part.kind}` });
    else whole.parts.push(part);
  }
  // Who waits for a part waits for the whole.
  const wholeOf = new Map(
    pieces.flatMap(({ kind, name, whole }) => (whole === undefined ? [] : [[`${kind} ${name}`, whole]])),
  );
  const awaited = (order: Tree): Tree =>
    itemsOf(order).map((each) => {
      const key = referenceIn(each)?.key;
      const whole = key === undefined || wholes.has(key) ? undefined : wholeOf.get(key);
      return whole === undefined ? each : `⟦${whole} ${waits}⟧`;
    });
  const found = [...wholes.values()].map(({ piece, parts }): Resource => {
    const before = resources.get(piece);
    if (before !== undefined && isSame(before.parts, parts)) return before.resource;
    const { kind, name, placement } = piece;
    const properties = parts.reduce((sum, part) => merged(sum, part.properties) as Branch, piece.properties);
    const resource = { kind, name, placement, properties: finish(kind, changed(properties, "dependson", awaited)) };
    resources.set(piece, { parts, resource });
    return resource;
  });
  return new Map([...found, ...lost].map((resource) => [`${resource.kind} ${resource.name}`, resource]));
}
