import type { NodeKind } from "../../compiler/graph/node.js";
import type { Box } from "../picture.js";
import { boxHeight, gap, placeBox } from "./measures.js";
import { arrow, bottom, dashed, middleX, middleY, right, type PlacedBox, type Shape } from "./shapes.js";

/** What a region has beside its VPC, in the order of the picture: files, copies, watching, what is secret. */
const order: readonly NodeKind[] = [
  "staticBucket",
  "backupPlan",
  "backupVault",
  "alarm",
  "lightsailAlarm",
  "notificationTopic",
  "logBucket",
  "logGroup",
  "dashboard",
  "budget",
  "certificate",
  "secret",
  "iamUser",
];

const rank = ({ kind }: Box): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** Boxes one below the other, those that belong together tied. */
export function stack(
  boxes: readonly Box[],
  x: number,
  y: number,
): { readonly placed: readonly PlacedBox[]; readonly shapes: readonly Shape[] } {
  const placed: PlacedBox[] = [];
  let at = y;
  for (const box of boxes.toSorted((a, b) => rank(a) - rank(b))) {
    placed.push(placeBox(box, x, at));
    at += boxHeight(box) + gap + 4;
  }
  const ties = placed.flatMap((box, index): readonly Shape[] => {
    const next = placed[index + 1];
    if (next === undefined) return [];
    const points = [
      { x: middleX(box), y: bottom(box) },
      { x: middleX(next), y: next.y },
    ];
    if (box.box.kind === "backupPlan" && next.box.kind === "backupVault") return [arrow(...points)];
    return box.box.kind === "alarm" && next.box.kind === "notificationTopic" ? [dashed(...points)] : [];
  });
  return { placed, shapes: [...placed, ...ties] };
}

/** In the recovery region, each copy beside what it is a copy of. */
export function copies(boxes: readonly Box[], originals: readonly PlacedBox[], x: number): readonly Shape[] {
  const original: { readonly [K in NodeKind]?: NodeKind } = {
    replicaBucket: "staticBucket",
    backupVault: "backupVault",
  };
  return boxes.flatMap((box) => {
    const from = originals.find((each) => each.box.kind === original[box.kind]);
    if (from === undefined) return [];
    const placed = placeBox(box, x, from.y, undefined, from.height);
    return [placed, arrow({ x: right(from), y: middleY(from) }, { x, y: middleY(from) })];
  });
}
