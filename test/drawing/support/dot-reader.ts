/*
 * Reads DOT as Graphviz's grammar has it, as far as we write it: tokens, statements, nested subgraphs. What a quoted
 * string says is read as an escString is.
 */

export interface DotGraph {
  readonly labels: ReadonlyMap<string, string>;
  readonly clusters: ReadonlyMap<string, string>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

type Token = { readonly kind: "word" | "string" | "mark"; readonly text: string };

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = source;
  while (rest !== "") {
    const space = /^(?:\s+|\/\/[^\n]*\n)/.exec(rest)?.[0];
    const word = /^[A-Za-z_][A-Za-z0-9_]*|^-?(?:\.\d+|\d+(?:\.\d+)?)/.exec(rest)?.[0];
    const quoted = /^"(?:[^"\\\n]|\\[\\"n])*"/.exec(rest)?.[0];
    const mark = /^(?:->|[{}[\]=,;])/.exec(rest)?.[0];
    if (space === undefined) {
      if (word !== undefined) tokens.push({ kind: "word", text: word });
      else if (quoted !== undefined) tokens.push({ kind: "string", text: unquoted(quoted) });
      else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
      else throw new Error(`No token: ${rest.slice(0, 40)}`);
    }
    rest = rest.slice((space ?? word ?? quoted ?? mark ?? "").length);
  }
  return tokens;
}

/** Escapes first, then entities, as Graphviz reads labels. */
const unquoted = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\([\\"n])/g, (_, letter: string) => (letter === "n" ? "\n" : letter))
    .replaceAll("&amp;", "&");

export function readDot(source: string): DotGraph {
  const tokens = [...tokensOf(source)];
  const labels = new Map<string, string>();
  const clusters = new Map<string, string>();
  const arrows: { from: string; to: string; label: string }[] = [];
  const take = (text?: string): Token => {
    const token = tokens.shift();
    if (token === undefined || (text !== undefined && token.text !== text))
      throw new Error(`${token?.text ?? "the end"} where ${text ?? "something"} is due.`);
    return token;
  };
  const attributes = (): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    take("[");
    while (tokens[0]?.text !== "]") {
      const { text } = take();
      take("=");
      found.set(text, take().text);
      if (tokens[0]?.text === ",") take();
    }
    take("]");
    return found;
  };
  const statements = (cluster: string | undefined): void => {
    take("{");
    while (tokens[0]?.text !== "}") {
      const first = take();
      if (first.kind === "word" && first.text === "subgraph") {
        const name = take();
        if (name.kind !== "string") throw new Error("A subgraph without a quoted name.");
        statements(name.text);
        continue;
      }
      if (first.kind === "word" && first.text === "label" && cluster !== undefined) {
        take("=");
        clusters.set(cluster, take().text);
      } else if (first.kind === "word") attributes();
      else if (tokens[0]?.text === "->") {
        take("->");
        arrows.push({ from: first.text, to: take().text, label: attributes().get("label") ?? "" });
      } else {
        if (labels.has(first.text)) throw new Error(`There are two of ${first.text}.`);
        labels.set(first.text, attributes().get("label") ?? "");
      }
      take(";");
    }
    take("}");
  };
  take("digraph");
  take("architecture");
  statements(undefined);
  if (tokens.length > 0) throw new Error("There is more after the graph.");
  for (const { from, to } of arrows)
    for (const end of [from, to]) if (!labels.has(end)) throw new Error(`${end} is nowhere defined.`);
  return { labels, clusters, arrows };
}
