import type { Configuration } from "../assemble.js";
import type { PlacedBlock } from "../block.js";
import { dataBindings, resourceBindings, type Binding } from "../../../generated/terraform-bindings.js";
import { address } from "../names.js";
import { layout, type Code } from "./code.js";
import type { Constant } from "./constants.js";
import { addressOf, camel, handlesOf } from "./handles.js";
import { quoted } from "./literal.js";
import { inOrder, usesOf } from "./uses.js";
import { argumentCode, laterCode, scriptCode, type ValueContext } from "./values.js";

/** A method of the stack: `says` is its comment. */
export interface Method {
  readonly name: string;
  readonly says: string;
  /** Statements, with a blank line between two that take several lines. */
  readonly body: string;
}

/** The stack's class as text without its frame. */
export interface Members {
  readonly properties: readonly { readonly name: string; readonly type: string }[];
  readonly layers: readonly Method[];
  readonly scripts: readonly Method[];
  /** The classes of the bindings that it makes. */
  readonly classes: readonly Binding[];
  /** The constants and helpers of main.ts, and the classes of cdktf, that it uses. */
  readonly used: ReadonlySet<string>;
}

const pascal = (words: string): string =>
  words
    .split(/[ _]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** What a layer's method is called. */
const methodName = (title: string): string => (title === "Looked up" ? "lookUp" : `add${pascal(title)}`);

/** What the stack is called, and with it its folder: the deployment's name, unless every object has a member of it. */
export const stackName = ({ name }: Configuration): string => (name in {} ? `${name}-stack` : name);

export const providerNames = { main: "aws", edge: "awsEdge", recovery: "awsRecovery" } as const;

function bindingOf({ mode, type }: PlacedBlock): Binding {
  const binding = (mode === "data" ? dataBindings : resourceBindings)[type];
  if (binding === undefined) throw new Error(`There is no class for ${mode} aws_${type}.`);
  return binding;
}

/** Statements one below the other, apart where one takes several lines. */
function paragraphs(statements: readonly string[]): string {
  return statements
    .map((statement, index) => {
      const before = statements[index - 1];
      const isApart = before !== undefined && (statement.includes("\n") || before.includes("\n"));
      return isApart ? `\n${statement}` : statement;
    })
    .join("\n");
}

/** The layers of a configuration as methods that make its constructs. */
export function membersOf(configuration: Configuration, constants: readonly Constant[]): Members {
  const handles = handlesOf(configuration);
  const uses = usesOf(configuration);
  const scripts: Method[] = [];
  const classes = new Map<string, Binding>();
  const used = new Set<string>();
  const use = (name: string): void => void used.add(name);

  const variableOf = (of: string): string => camel(handles.get(of) ?? "");
  const spellingOf = (of: string): string => (uses.shared.has(of) ? `this.${variableOf(of)}` : variableOf(of));

  function contextFor(block: PlacedBlock, section: number): ValueContext {
    const context: ValueContext = {
      constants,
      use,
      construct: (of) =>
        handles.has(of)
          ? { spelling: spellingOf(of), isLater: (uses.sectionOf.get(of) ?? section) > section }
          : undefined,
      script: (text, key) => {
        const owner = pascal(handles.get(addressOf(block)) ?? "");
        const plain = block.mode === "local" ? `write${owner}` : `write${owner}${pascal(key)}`;
        const name = scripts.some((other) => other.name === plain) ? `${plain}${scripts.length}` : plain;
        scripts.push({ name, says: "", body: `return ${scriptCode(text, context)};` });
        return `this.${name}()`;
      },
    };
    return context;
  }

  function dependencies({ meta }: PlacedBlock, section: number): Code | undefined {
    if (meta.dependsOn === undefined || meta.dependsOn.length === 0) return undefined;
    // In the order of what they are in the configuration, which main.tf.json has as well.
    const list = meta.dependsOn.toSorted().map((of): Code => {
      if (!handles.has(of)) return { object: [["fqn", quoted(of)]] };
      if ((uses.sectionOf.get(of) ?? section) <= section) return spellingOf(of);
      return { object: [["fqn", laterCode(`${spellingOf(of)}.fqn`, { use })]] };
    });
    return { list };
  }

  function config(block: PlacedBlock, section: number): Code {
    const { preventDestroy, createBeforeDestroy, ignoreChanges, timeouts } = block.meta;
    const context = contextFor(block, section);
    const lifecycle = Object.entries({ preventDestroy, createBeforeDestroy, ignoreChanges }).filter(
      ([, value]) => value !== undefined,
    );
    const own = argumentCode(block.config, context);
    const depends = dependencies(block, section);
    return {
      object: [
        ...(typeof own !== "string" && "object" in own ? own.object : []),
        ...(timeouts === undefined ? [] : [["timeouts", argumentCode(timeouts, context)] as const]),
        ...(lifecycle.length === 0
          ? []
          : [["lifecycle", argumentCode(Object.fromEntries(lifecycle), context)] as const]),
        ...(depends === undefined ? [] : [["dependsOn", depends] as const]),
        ...(block.placement === "main" ? [] : [["provider", `this.${providerNames[block.placement]}`] as const]),
      ],
    };
  }

  function ephemeral(block: PlacedBlock, section: number): string {
    const own = argumentCode(block.config, contextFor(block, section));
    const entries = typeof own !== "string" && "object" in own ? own.object : [];
    const provider =
      block.placement === "main" ? [] : [["provider", `this.${providerNames[block.placement]}.fqn`] as const];
    const place = quoted(`ephemeral.${address(block.type, block.name)}`);
    return `${layout({ call: "this.addOverride", args: [place, { object: [...entries, ...provider] }] })};`;
  }

  function statements(block: PlacedBlock, section: number): readonly string[] {
    if (block.mode === "ephemeral") return [ephemeral(block, section)];
    const own = addressOf(block);
    const id = handles.get(own) ?? block.name;
    const name = spellingOf(own);
    const isNamed = uses.named.has(own);
    const prefix = isNamed ? `${uses.shared.has(own) ? "" : "const "}${name} = ` : "";
    const args: Code[] = ["this", quoted(id)];
    let call = "new TerraformLocal";
    if (block.mode === "local") {
      use("TerraformLocal");
      args.push(argumentCode(block.config.value, contextFor(block, section), "value"));
    } else {
      const binding = bindingOf(block);
      classes.set(binding.name, binding);
      call = `new ${binding.name}`;
      const values = config(block, section);
      if (typeof values === "string" || !("object" in values) || values.object.length > 0) args.push(values);
    }
    const made = `${prefix}${layout({ call, args }, "", prefix.length)}`;
    // The id is another where two blocks share a name.
    if (id === block.name) return [`${made};`];
    const override = `overrideLogicalId(${quoted(block.name)});`;
    return isNamed ? [`${made};\n${name}.${override}`] : [`${made}.${override}`];
  }

  const layers = configuration.sections.map(({ title, blocks }, section): Method => ({
    name: methodName(title),
    says: title,
    body: paragraphs(inOrder(blocks).flatMap((block) => statements(block, section))),
  }));
  const outputs = configuration.outputs.map(({ name, description, value }) => {
    use("TerraformOutput");
    const context: ValueContext = {
      constants,
      use,
      construct: (of) => (handles.has(of) ? { spelling: spellingOf(of), isLater: false } : undefined),
      script: (text) => quoted(text),
    };
    const object = argumentCode({ value, description }, context);
    return `${layout({ call: "new TerraformOutput", args: ["this", quoted(name), object] })};`;
  });
  const properties = configuration.sections.flatMap(({ blocks }) =>
    inOrder(blocks).flatMap((block) => {
      const own = addressOf(block);
      if (block.mode === "ephemeral" || !uses.shared.has(own)) return [];
      return [{ name: variableOf(own), type: block.mode === "local" ? "TerraformLocal" : bindingOf(block).name }];
    }),
  );
  return {
    properties,
    layers: [
      ...layers,
      ...(outputs.length === 0 ? [] : [{ name: "addOutputs", says: "Outputs", body: paragraphs(outputs) }]),
    ],
    scripts,
    classes: [...classes.values()],
    used,
  };
}
