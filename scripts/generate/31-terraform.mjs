// @ts-check
/**
 * What src/emitters/terraform/ uses of the bindings, written from its own calls: `resource("vpc", …)` needs the type
 * and the class of aws_vpc, and no others are ever loaded. And its registry of node emitters, as for CloudFormation.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} name */
const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * What a class gives as text or number by a property of its own, in the provider's words, and as a list of objects.
 * @param {string} code @param {string} name
 */
function attributesOf(code, name) {
  const own = code.slice(code.search(new RegExp(`^class ${name} extends`, "m")));
  const found = (/** @type {RegExp} */ pattern) =>
    [...new Set([...own.matchAll(pattern)].flatMap(([, each = ""]) => each))].sort().join(" ");
  return {
    texts: found(/\breturn this\.getStringAttribute\('(\w+)'\)/g),
    numbers: found(/\breturn this\.getNumberAttribute\('(\w+)'\)/g),
    lists: found(/= new \w+List\(this, "(\w+)", false\)/g),
  };
}

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const folder = join(root, "src", "emitters", "terraform");
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  /** @param {string} call @param {string} prefix */
  const used = (call, prefix) =>
    [...new Set([...source.matchAll(new RegExp(`\\b${call}\\(\\s*"([a-z0-9_]+)"`, "g"))].map(([, type = ""]) => type))]
      .sort()
      .map((type) => {
        const path = `@cdktf/provider-aws/lib/${prefix}${type.replaceAll("_", "-")}/index`;
        const file = join(root, "node_modules", `${path}.d.ts`);
        if (!existsSync(file)) throw new Error(`There is no ${call} aws_${type}: ${path} is missing.`);
        const [, name] =
          /export interface (\w+)Config extends cdktf\.TerraformMetaArguments/.exec(readFileSync(file, "utf8")) ?? [];
        if (name === undefined) throw new Error(`${path} has no configuration of a ${call}.`);
        const attributes = attributesOf(readFileSync(join(root, "node_modules", `${path}.js`), "utf8"), name);
        return { type, name, path, ...attributes };
      });
  const resources = used("resource", "");
  const data = used("data", "data-aws-");
  const all = [...resources, ...data];
  const from = "// Written by scripts/generate/31-terraform.mjs from src/emitters/terraform/.";
  write(
    "terraform-configs.ts",
    [
      from,
      ...all.map(({ name, path }) => `import type { ${name}Config } from "${path}.js";`),
      "",
      "export interface ResourceConfigs {",
      ...resources.map(({ type, name }) => `  ${type}: ${name}Config;`),
      "}",
      "export interface DataConfigs {",
      ...data.map(({ type, name }) => `  ${type}: ${name}Config;`),
      "}",
      "",
    ].join("\n"),
  );
  write(
    "terraform-constructs.ts",
    [
      from,
      ...all.map(({ name, path }) => `import { ${name} } from "${path}.js";`),
      "",
      `export const resources = { ${resources.map(({ type, name }) => `${type}: ${name}`).join(", ")} };`,
      `export const data = { ${data.map(({ type, name }) => `${type}: ${name}`).join(", ")} };`,
      "",
    ].join("\n"),
  );
  /** @param {typeof all} each */
  const bindings = (each) =>
    each.map(({ type, name, path, texts, numbers, lists }) => {
      const module = path.replace(/\/index$/, "");
      return `  ${type}: ${JSON.stringify({ name, module, texts, numbers, lists })},`;
    });
  write(
    "terraform-bindings.ts",
    [
      from,
      "",
      "/** A class of the bindings. `texts`, `numbers` and `lists` are attributes that it has as such, in the provider's words. */",
      "export interface Binding {",
      "  readonly name: string;",
      "  readonly module: string;",
      "  readonly texts: string;",
      "  readonly numbers: string;",
      "  readonly lists: string;",
      "}",
      "export const resourceBindings: Readonly<Record<string, Binding>> = {",
      ...bindings(resources),
      "};",
      "export const dataBindings: Readonly<Record<string, Binding>> = {",
      ...bindings(data),
      "};",
      "",
    ].join("\n"),
  );
  const files = readdirSync(join(folder, "nodes"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();
  write(
    "terraform.ts",
    [
      from,
      'import type { NodeEmitters } from "../emitters/terraform/node-emitter.js";',
      ...files.map((name) => `import { ${camel(name)} } from "../emitters/terraform/nodes/${name}.js";`),
      "",
      "export const nodeEmitters: NodeEmitters = {",
      ...files.map((name) => `  ${camel(name)},`),
      "};",
      "",
    ].join("\n"),
  );
}
