import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import {
  DefaultTokenResolver,
  StringConcat,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  Tokenization,
  type TerraformElement,
  type TerraformProvider,
} from "cdktf";
import { Construct } from "constructs";
import { data, resources } from "../../generated/terraform-constructs.js";
import type { Configuration } from "./assemble.js";
import type { PlacedBlock } from "./block.js";
import { address } from "./names.js";
import { guarded } from "./text.js";

type ConstructClass = new (scope: Construct, id: string, config: object) => TerraformElement;

const classOf = ({ mode, type }: PlacedBlock): ConstructClass => {
  const classes = (mode === "resource" ? resources : data) as Readonly<Record<string, unknown>>;
  return classes[type] as ConstructClass;
};

/** Meta-arguments as cdktf takes them. Addresses stand for the constructs they name. */
function metaOf({ meta }: PlacedBlock): object {
  const { preventDestroy, createBeforeDestroy, ignoreChanges, dependsOn, timeouts } = meta;
  const lifecycle = { preventDestroy, createBeforeDestroy, ignoreChanges };
  return {
    lifecycle: Object.values(lifecycle).some((value) => value !== undefined) ? lifecycle : undefined,
    dependsOn:
      dependsOn === undefined || dependsOn.length === 0 ? undefined : dependsOn.toSorted().map((fqn) => ({ fqn })),
    timeouts,
  };
}

type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** Adds what one element says to what the others say: blocks by type and name, providers as a list. */
function add(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    const known = into[key];
    if (value === undefined) continue;
    if (isTree(known) && isTree(value)) add(known, value);
    else into[key] = Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value;
  }
}

/** An ephemeral resource, for which cdktf has no construct: the fragment that one would give. */
const ephemeralFragment = ({ type, name, config }: PlacedBlock, provider?: TerraformProvider): Tree => ({
  ephemeral: {
    [`aws_${type}`]: {
      [name]: { ...guarded(config), ...(provider === undefined ? {} : { provider: provider.fqn }) },
    },
  },
});

const named = <E extends TerraformElement>(element: E, name: string): E => {
  element.overrideLogicalId(name);
  return element;
};

function providersOf({ tags, providers }: Configuration, stack: TerraformStack): ReadonlyMap<string, AwsProvider> {
  const defaultTags = tags.length === 0 ? {} : { defaultTags: [{ tags: guarded(Object.fromEntries(tags)) }] };
  return new Map(
    providers.map(({ placement, region }) => {
      const alias = placement === "main" ? {} : { alias: placement };
      return [placement, new AwsProvider(stack, `provider.${placement}`, { region, ...alias, ...defaultTags })];
    }),
  );
}

/** What a block becomes: a construct of cdktf says it, where there is one. */
function fragmentOf(block: PlacedBlock, stack: TerraformStack, provider: TerraformProvider | undefined): Tree {
  // One space of ids for all elements, so the type belongs to the id and not to the name.
  const id = `${block.mode}.${address(block.type, block.name)}`;
  if (block.mode === "local")
    return named(new TerraformLocal(stack, id, guarded(block.config.value)), block.name).toTerraform();
  if (block.mode === "ephemeral") return ephemeralFragment(block, provider);
  const Class = classOf(block);
  const element = new Class(stack, id, { ...guarded(block.config), ...metaOf(block), provider });
  return named(element, block.name).toTerraform() as Tree;
}

/**
 * The configuration as constructs of cdktf, made and resolved in memory: nothing is written, nothing else is read. What
 * they say is put together here and resolved once: a stack's own `toTerraform` resolves each part, and then the whole.
 */
export function synthesize(configuration: Configuration): Readonly<Record<string, unknown>> {
  // What the stack is called is only in cdktf's own notes. It is not the deployment's name, for constructs refuses some.
  const stack = new TerraformStack(new Construct(undefined as unknown as Construct, ""), "stack");
  const providers = providersOf(configuration, stack);
  const whole: Tree = {};
  for (const provider of providers.values()) add(whole, provider.toTerraform());
  for (const block of configuration.sections.flatMap(({ blocks }) => blocks)) {
    add(whole, fragmentOf(block, stack, block.placement === "main" ? undefined : providers.get(block.placement)));
  }
  for (const { name, value, description } of configuration.outputs) {
    const element = new TerraformOutput(stack, `output.${name}`, guarded({ value, description }));
    add(whole, named(element, name).toTerraform());
  }
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(whole, { scope: stack, resolver, preparing: false }) as Readonly<Record<string, unknown>>;
}
