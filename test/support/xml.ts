import { SaxesParser } from "saxes";

/** An element as a strict parser of XML 1.0 reads it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open extends Element {
  readonly children: Element[];
  text: string;
}

/** Reads a document; whatever is not well-formed is an error. */
export function readXml(text: string): Element {
  const parser = new SaxesParser();
  const top: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (piece) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("There is no element.");
  return root;
}
