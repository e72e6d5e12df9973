/*
 * Reads the part of Mermaid's flowcharts that we write, strictly: a line that is none of these, a text with a character
 * that means something to Mermaid, an id that is a word of its language or that nobody defined, is an error.
 */

export interface Flowchart {
  readonly title: string;
  /** Lines of text by id, entities read. */
  readonly boxes: ReadonlyMap<string, readonly string[]>;
  readonly frames: ReadonlyMap<string, string>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

const id = String.raw`n_[a-z0-9_]+`;
const text = String.raw`"((?:[A-Za-z0-9 .,:/+=@()–×-]|#\d+;|<br/>)*)"`;
const shapes = [
  [String.raw`\(\[`, String.raw`\]\)`],
  [String.raw`\{\{`, String.raw`\}\}`],
  [String.raw`\[/`, String.raw`/\]`],
  [String.raw`\[\(`, String.raw`\)\]`],
  [String.raw`\[`, String.raw`\]`],
  [String.raw`\(`, String.raw`\)`],
].map(([open, close]) => `${open}${text}${close}`);
const box = new RegExp(`^(${id})(?:${shapes.join("|")})$`);
const frame = new RegExp(`^subgraph (${id})\\[${text}\\]$`);
const arrow = new RegExp(`^(${id}) -->\\|${text}\\| (${id})$`);

const read = (given: string): string =>
  given.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

export function readFlowchart(source: string): Flowchart {
  const [head, comment, title, ...lines] = source.split("\n");
  if (head !== "flowchart TB" || !/^ {2}%% [^{}]*$/.test(comment ?? ""))
    throw new Error("It does not begin as a flowchart.");
  const named = /^ {2}accTitle: ([^\n;#{}]+)$/.exec(title ?? "")?.[1];
  if (named === undefined) throw new Error(`It has no title: ${title}`);
  if (lines.pop() !== "") throw new Error("Its last line does not end.");
  const boxes = new Map<string, readonly string[]>();
  const frames = new Map<string, string>();
  const arrows: { from: string; to: string; label: string }[] = [];
  let depth = 0;
  for (const line of lines) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const words = line.slice(indent);
    const isFrame = frame.exec(words);
    const isBox = box.exec(words);
    const isArrow = arrow.exec(words);
    if (words === "end") depth -= 1;
    if (indent !== 2 * (depth + 1)) throw new Error(`Not in its place: ${line}`);
    if (isFrame !== null) {
      frames.set(isFrame[1] ?? "", read(isFrame[2] ?? ""));
      depth += 1;
    } else if (isBox !== null) {
      const [, name = "", ...texts] = isBox;
      if (boxes.has(name)) throw new Error(`There are two of ${name}.`);
      boxes.set(name, (texts.find((each) => each !== undefined) ?? "").split("<br/>").map(read));
    } else if (isArrow !== null) {
      if (depth !== 0) throw new Error(`An arrow in a frame: ${line}`);
      arrows.push({ from: isArrow[1] ?? "", label: read(isArrow[2] ?? ""), to: isArrow[3] ?? "" });
    } else if (words !== "end") throw new Error(`What is this? ${line}`);
  }
  if (depth !== 0) throw new Error("A frame has no end.");
  for (const { from, to } of arrows)
    for (const end of [from, to]) if (!boxes.has(end)) throw new Error(`${end} is nowhere defined.`);
  return { title: named, boxes, frames, arrows };
}
