import { fact, isBranch, isItems, itemsOf, reference, referenceIn, type Branch, type Tree } from "./description.js";
import { treeOf } from "./settle.js";
import { lookups } from "./tables/lookups.js";
import { roles } from "./tables/index.js";

/** What expressions can name. */
export interface Scope {
  readonly locals: Readonly<Record<string, unknown>>;
  /** Arguments of a block by its address: `aws_vpc.network`, `data.aws_vpc.default`. */
  readonly blocks: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** A piece of a template of Terraform: literal text, or the code of an expression. */
type Piece = { readonly text: string } | { readonly code: string };

/** A text of Terraform's JSON syntax in pieces. `$${` and `%%{` are literal. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let literal = "";
  for (let at = 0; at < text.length;) {
    const here = text.slice(at, at + 3);
    if (here === "$${" || here === "%%{") {
      literal += here.slice(1);
      at += 3;
    } else if (here.startsWith("${")) {
      const end = endOf(text, at + 2);
      pieces.push({ text: literal }, { code: text.slice(at + 2, end) });
      literal = "";
      at = end + 1;
    } else {
      literal += here.charAt(0);
      at += 1;
    }
  }
  return [...pieces, { text: literal }].filter((piece) => "code" in piece || piece.text !== "");
}

/** Where the expression that begins at a place ends: braces in strings are none of its own. */
function endOf(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === "\\") at++;
    else if (char === '"') quoted = !quoted;
    else if (char === "}" && !quoted) return at;
  }
  return text.length;
}

const validation =
  /^\[for option in aws_acm_certificate\.(\w+)\.domain_validation_options : option\.resource_record_(name|type|value) if trimprefix\(option\.domain_name, "\*\."\) == "([^"]+)"\]\[0\]$/;

function evaluate(code: string, scope: Scope): Tree {
  if (/^"[^"\\]*"$/.test(code)) return code.slice(1, -1);
  const [, encoded] = /^base64encode\((local\.\w+)\)$/.exec(code) ?? [];
  if (encoded !== undefined) return { base64: evaluate(encoded, scope) };
  const [, local] = /^local\.(\w+)$/.exec(code) ?? [];
  if (local !== undefined && scope.locals[local] !== undefined)
    return expressionsIn(treeOf(scope.locals[local]) ?? "", scope);
  const [, certificate, field, domain] = validation.exec(code) ?? [];
  if (certificate !== undefined)
    return reference("AWS::CertificateManager::Certificate", certificate, `record.${field}:${domain}`);
  const [, mode = "", type = "", name = "", attribute = ""] =
    /^(data\.|ephemeral\.)?(aws_\w+)\.(\w+)\.(\S+)$/.exec(code) ?? [];
  const known =
    mode === "" ? ofResource(type, name, attribute, scope) : ofLookup(`${mode}${type}`, name, attribute, scope);
  // What nothing knows is no value of the other target either.
  return known ?? fact(`? ${code}`);
}

function ofResource(type: string, name: string, attribute: string, scope: Scope): Tree | undefined {
  const role = roles.get(type);
  const config = scope.blocks.get(`${type}.${name}`);
  if (role === undefined || config === undefined) return undefined;
  const { kind, table, part } = role;
  const meaning = (part === undefined ? table : part).attributes?.[attribute];
  if (part === undefined) {
    if (type === "aws_route53_record" && attribute === "fqdn") {
      // The whole name of a record that proves one: a part of its certificate.
      const record = referenceIn(expressionsIn(treeOf(config["name"]) ?? "", scope));
      return record === undefined
        ? undefined
        : `⟦${record.key} ${record.attribute.replace("record.name", "record.fqdn")}⟧`;
    }
    return meaning === undefined ? undefined : reference(kind, name, meaning);
  }
  const whole = referenceIn(itemsOf(expressionsIn(treeOf(config[part.of]) ?? "", scope))[0]);
  return whole === undefined || meaning === undefined ? undefined : `⟦${whole.key} ${meaning}⟧`;
}

function ofLookup(type: string, name: string, attribute: string, scope: Scope): Tree | undefined {
  const config = scope.blocks.get(`${type}.${name}`);
  const meaning = lookups[type]?.[attribute.replace(/\[\d+\]/, "[]")];
  if (config === undefined || meaning === undefined) return undefined;
  const index = /\[(\d+)\]/.exec(attribute)?.[1] ?? "";
  return meaning(expressionsIn(treeOf(config) ?? {}, scope) as Branch, index);
}

function evaluateText(text: string, scope: Scope): Tree {
  const pieces = piecesOf(text);
  const [only, ...more] = pieces;
  if (only !== undefined && "code" in only && more.length === 0) return evaluate(only.code, scope);
  return (
    pieces
      .map((piece) => {
        if ("text" in piece) return piece.text;
        const value = evaluate(piece.code, scope);
        return typeof value === "string" ? value : fact(`? ${piece.code}`);
      })
      .join("")
      // CloudFormation's ARN of a log group ends with its streams, the provider's does not.
      .replaceAll(/ BareArn⟧:\*/g, " Arn⟧")
  );
}

/** A tree with the expressions of its texts evaluated. */
export function expressionsIn(tree: Tree, scope: Scope): Tree {
  if (typeof tree === "string") return tree.includes("{") ? evaluateText(tree, scope) : tree;
  if (isItems(tree)) return tree.map((item) => expressionsIn(item, scope));
  return isBranch(tree)
    ? Object.fromEntries(
        Object.entries(tree).map(([key, value]) => [String(expressionsIn(key, scope)), expressionsIn(value, scope)]),
      )
    : tree;
}
