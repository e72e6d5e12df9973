import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";
import { templates } from "../generated/templates.js";
import { join, type Value } from "../compiler/graph/value.js";

/** Stands for a reference while the text is rendered. Specs cannot contain NUL (the parser refuses it). */
const placeholder = (name: string): string => `\u0000${name}\u0000`;

/** The package types its runtime as an empty module; it is the library without the compiler. */
const library = runtime as unknown as typeof Handlebars;

/** A Handlebars environment of our own: the global one stays untouched. */
function environment(references: Readonly<Record<string, Value>>): typeof Handlebars {
  const handlebars = library.create();
  handlebars.registerHelper("ref", (name: string) => {
    if (!Object.hasOwn(references, name)) throw new Error(`The template names a reference ${name} that nobody gives.`);
    return placeholder(name);
  });
  handlebars.registerHelper("join", (items: readonly string[], separator: string) => items.join(separator));
  for (const [name, template] of Object.entries(templates)) {
    handlebars.registerPartial(name, handlebars.template(template));
  }
  return handlebars;
}

/** Renders a precompiled template; `{{> x}}` is another. `{{ref "x"}}` becomes the value `references.x`, everything else is literal text. */
export function render(
  name: keyof typeof templates,
  input: object,
  references: Readonly<Record<string, Value>>,
): Value {
  const text = environment(references).template(templates[name])(input);
  const parts = text.split("\u0000");
  return join(...parts.map((part, index) => (index % 2 === 0 ? part : (references[part] ?? ""))));
}
