import { asWritten, quote } from "../diagnostics/phrase.js";
import { assignment, exampleOf, inlineYaml } from "./expected.js";
import { follow, isMapping, type SchemaNode, typesOf } from "./schema-node.js";

interface Mistyped {
  /** Dotted path. */
  readonly path: string;
  readonly value: unknown;
  /** The value as written, quotes included. */
  readonly source: string | undefined;
  readonly schema: SchemaNode;
}

/** What is known about a value of the wrong type: what it is, why it came to be so, what to write. */
export interface Trap {
  readonly found: string;
  readonly why: string | undefined;
  readonly hint: string | undefined;
}

const yes = /^(yes|y|on|true|enabled?|1)$/i;
const no = /^(no|n|off|false|disabled?|0)$/i;

const lastWord = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

function asText({ path, value, source = "" }: Mistyped): Trap {
  const hint = `Put it in quotes: \`${lastWord(path)}: "${source}"\`.`;
  if (typeof value !== "number")
    return {
      found: asWritten(source === "" ? String(value) : source),
      why: "without quotes YAML does not take it as text",
      hint,
    };
  if (String(value) === source)
    return { found: `the number ${source}`, why: "without quotes YAML takes digits as a number", hint };
  return {
    found: `the number ${value}`,
    why: `without quotes YAML takes \`${source}\` as a number and loses how it was written`,
    hint,
  };
}

function asNumber({ path, value, source = "" }: Mistyped): Trap {
  const name = lastWord(path);
  if (typeof value === "number") {
    const isEndless = !Number.isFinite(value);
    return {
      found: isEndless ? `${asWritten(source)}, which is no number that can be counted to` : `the number ${value}`,
      why: undefined,
      hint: isEndless ? "Write digits." : `Write a whole number, such as \`${name}: ${Math.round(value)}\`.`,
    };
  }
  const text = String(value).trim();
  const digits = /^[-+]?\d+(\.\d+)?$/.exec(text.replace(/[,_ ](?=\d{3})/g, ""))?.[0];
  if (digits !== undefined) {
    const why =
      source.startsWith('"') || source.startsWith("'") ? "quotes make it text" : "digits are not grouped in YAML";
    return { found: `the text ${quote(text)}`, why, hint: `Write \`${name}: ${digits}\`.` };
  }
  const measured = /^(\d+(?:\.\d+)?)\s*[A-Za-z%]+$/.exec(text)?.[1];
  if (measured !== undefined) {
    return {
      found: `the text ${quote(text)}`,
      why: "the unit is part of the key's name or its description",
      hint: `Write \`${name}: ${measured}\`, without a unit.`,
    };
  }
  return { found: `the text ${quote(text)}`, why: undefined, hint: undefined };
}

function asBoolean({ path, value }: Mistyped): Trap | undefined {
  const text = String(value);
  const meant = yes.test(text) ? "true" : no.test(text) ? "false" : undefined;
  if (meant === undefined) return undefined;
  const found = typeof value === "string" ? `the text ${quote(text)}` : `the number ${text}`;
  const why =
    typeof value === "string" && !/^(true|false)$/i.test(text) ? "in YAML 1.2 this word is no boolean" : undefined;
  return { found, why, hint: `Write \`${lastWord(path)}: ${meant}\`.` };
}

function asList({ path, value, schema }: Mistyped): Trap {
  const example = exampleOf(schema);
  const items = isMapping(value) ? (example ?? []) : [value];
  const found = isMapping(value) ? "a mapping" : quote(value);
  return {
    found,
    why: undefined,
    hint: `Write \`${lastWord(path)}: ${inlineYaml(items)}\`, or one item on each line behind a hyphen.`,
  };
}

function asMapping({ path, value, schema }: Mistyped): Trap {
  const found = Array.isArray(value) ? "a list" : quote(value);
  const known = schema.properties ?? {};
  if (Array.isArray(value)) {
    return { found, why: undefined, hint: "Write keys with values, without `- ` in front." };
  }
  const [first] = Object.keys(known);
  const member =
    "enabled" in known && typeof value === "boolean"
      ? "enabled"
      : "engine" in known && typeof value === "string"
        ? "engine"
        : undefined;
  if (member !== undefined)
    return {
      found,
      why: undefined,
      hint: `Write \`${assignment(`${path}.${member}`, value)}\` as nested keys: \`${member}\` on its own line below \`${path}\`.`,
    };
  const example = exampleOf(schema);
  if (isMapping(example))
    return { found, why: undefined, hint: `Write for example \`${lastWord(path)}: ${inlineYaml(example)}\`.` };
  return {
    found,
    why: undefined,
    hint:
      first === undefined ? undefined : `Write its keys on the next lines, indented by two spaces: \`${first}: …\`.`,
  };
}

/** The value itself where its type fits, else the example of the schema, as something to write. */
function anyExample({ path, value, schema }: Mistyped, types: readonly string[]): string | undefined {
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  const instead = only !== undefined && types.includes(typeof only) ? only : exampleOf(schema);
  return instead === undefined ? undefined : `Write for example \`${assignment(lastWord(path), instead)}\`.`;
}

/** Whether any text will do somewhere in a schema, not only certain words. */
function takesText(given: SchemaNode, root: SchemaNode): boolean {
  const schema = follow(given, root);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return branches.some((branch) => takesText(branch, root));
  return schema.enum === undefined && schema.const === undefined && typesOf(schema, root).includes("string");
}

/** What is known about a value that has the wrong type. */
export function typeTrap(mistyped: Mistyped, root: SchemaNode): Trap {
  const types = typesOf(mistyped.schema, root);
  const trap = guessed(mistyped, types, root);
  return { ...trap, hint: trap.hint ?? anyExample(mistyped, types) };
}

function guessed(mistyped: Mistyped, types: readonly string[], root: SchemaNode): Trap {
  const { value, schema } = mistyped;
  if (typeof value === "string" && value.includes("\u00a0")) {
    return {
      found: quote(value),
      why: "there is a no-break space in it (U+00A0), often from a web page",
      hint: "Type an ordinary space instead.",
    };
  }
  const isScalar = !Array.isArray(value) && !isMapping(value);
  if (types.includes("boolean") && isScalar) {
    const trap = asBoolean(mistyped);
    if (trap !== undefined) return trap;
  }
  if (takesText(schema, root) && isScalar && typeof value !== "string") return asText(mistyped);
  if (types.some((type) => type === "number" || type === "integer") && isScalar && typeof value !== "boolean")
    return asNumber(mistyped);
  if (types.includes("object")) return asMapping(mistyped);
  if (types.includes("array")) return asList(mistyped);
  const found = Array.isArray(value) ? "a list" : isMapping(value) ? "a mapping" : quote(value);
  return { found, why: undefined, hint: undefined };
}
