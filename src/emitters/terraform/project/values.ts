import { guarded, partsOf, printed } from "../text.js";
import type { Code } from "./code.js";
import { methodsName } from "./helpers.js";
import { piecesOf, type Constant } from "./constants.js";
import { quoted, scriptTemplate, template, type TemplatePart } from "./literal.js";
import { targetOf, zoneOf } from "./references.js";
import { isScript } from "./uses.js";

/** How arguments find what main.ts has by name. */
export interface ValueContext {
  readonly constants: readonly Constant[];
  /** Told of each constant and helper that is used. */
  readonly use: (name: string) => void;
  /** How a construct is spelt here, and whether a later layer makes it; undefined when there is none. */
  construct(address: string): { readonly spelling: string; readonly isLater: boolean } | undefined;
  /** The call of the method that a text of several lines becomes. */
  script(text: string, key: string): string;
}

/** An expression, and whether something in it is made later. */
interface Written {
  readonly code: Code;
  readonly isLater: boolean;
}

function pieces(literal: string, context: ValueContext): readonly TemplatePart[] {
  const found = piecesOf(literal, context.constants);
  for (const piece of found) if ("expression" in piece) context.use(piece.expression);
  return found;
}

/** Parts as the shortest expression: a constant, a string, or a template. */
function joined(parts: readonly TemplatePart[]): string {
  const [first, ...others] = parts;
  if (others.length === 0 && first !== undefined && "expression" in first) return first.expression;
  const texts = parts.flatMap((part) => ("text" in part ? [part.text] : []));
  return texts.length === parts.length ? quoted(texts.join("")) : template(parts);
}

/** The text in parts; constants and references are expressions, what has no words in TypeScript stays Terraform's. */
function written(
  text: string,
  context: ValueContext,
): { readonly parts: readonly TemplatePart[]; readonly isLater: boolean } {
  let isLater = false;
  const parts = partsOf(guarded(text)).flatMap((part): readonly TemplatePart[] => {
    if ("literal" in part) return pieces(part.literal, context);
    const zone = zoneOf(part.code);
    if (zone !== undefined) {
      context.use("zone");
      return [{ expression: zone }];
    }
    const target = targetOf(part.code);
    const found = target === undefined ? undefined : context.construct(target.address);
    if (target === undefined || found === undefined) return [{ text: `\${${part.code}}` }];
    isLater ||= found.isLater;
    for (const name of target.uses) context.use(name);
    return [{ expression: target.print(found.spelling, (literal) => joined(pieces(literal, context))) }];
  });
  return { parts, isLater };
}

/** A text of several lines, its lines those of the source. */
export const scriptCode = (text: string, context: ValueContext): string => scriptTemplate(written(text, context).parts);

function textCode(text: string, context: ValueContext): Written {
  const { parts, isLater } = written(text, context);
  return { code: joined(parts), isLater };
}

/** A policy or a dashboard as an object, where its text is what JSON.stringify makes of it; else undefined. */
function jsonCode(text: string, context: ValueContext): Written | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isSame = JSON.stringify(value) === text && JSON.stringify(printed(guarded(value))) === printed(guarded(text));
    if (!isSame) return undefined;
    const { code, isLater } = anyCode(value, context);
    return { code: { call: "JSON.stringify", args: [code] }, isLater };
  } catch {
    // Text that only begins like JSON.
    return undefined;
  }
}

function anyCode(value: unknown, context: ValueContext): Written {
  if (typeof value === "string") return textCode(value, context);
  if (Array.isArray(value)) {
    const items = value.map((item) => anyCode(item, context));
    return { code: { list: items.map(({ code }) => code) }, isLater: items.some(({ isLater }) => isLater) };
  }
  if (typeof value !== "object" || value === null) return { code: JSON.stringify(value), isLater: false };
  const entries = Object.entries(value).map(([key, item]) => [printed(guarded(key)), anyCode(item, context)] as const);
  return {
    code: { object: entries.map(([key, { code }]) => [key, code]) },
    isLater: entries.some(([, { isLater }]) => isLater),
  };
}

/** The helper around what is made later, so that it is read when all layers stand. */
export function laterCode(code: Code, context: Pick<ValueContext, "use">): Code {
  context.use("later");
  return { call: "later", args: [{ thunk: code }] };
}

/** An argument as TypeScript. What refers to a later layer is read when all layers stand. */
export function argumentCode(value: unknown, context: ValueContext, key = ""): Code {
  if (typeof value === "string") {
    if (isScript(value)) {
      const call = context.script(value, key);
      return written(value, context).isLater ? laterCode(call, context) : call;
    }
    const { code, isLater } = jsonCode(value, context) ?? textCode(value, context);
    return isLater ? laterCode(code, context) : code;
  }
  if (key === "allowedMethods" || key === "cachedMethods") {
    const name = methodsName(value);
    if (name !== undefined) {
      context.use(name);
      return name;
    }
  }
  if (Array.isArray(value)) return { list: value.map((item) => argumentCode(item, context, key)) };
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return {
    object: Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [printed(guarded(name)), argumentCode(item, context, name)]),
  };
}
