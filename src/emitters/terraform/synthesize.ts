import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformLocal, TerraformOutput, TerraformStack, type TerraformElement, type TerraformProvider } from "cdktf";
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

/** An ephemeral resource, which is no construct of cdktf: written beside what the constructs say. */
function addEphemeral(stack: TerraformStack, { type, name, config }: PlacedBlock, provider?: TerraformProvider): void {
  stack.addOverride(`ephemeral.${address(type, name)}`, {
    ...guarded(config),
    ...(provider === undefined ? {} : { provider: provider.fqn }),
  });
}

/** The configuration as constructs of cdktf, made and resolved in memory: nothing is written, nothing else is read. */
export function synthesize({ tags, providers, sections, outputs }: Configuration): Readonly<Record<string, unknown>> {
  // What the stack is called is only in cdktf's own notes. It is not the deployment's name, for constructs refuses some.
  const stack = new TerraformStack(new Construct(undefined as unknown as Construct, ""), "stack");
  const defaultTags = tags.length === 0 ? undefined : [{ tags: guarded(Object.fromEntries(tags)) }];
  const byPlacement = new Map<string, TerraformProvider>(
    providers.map(({ placement, region }) => [
      placement,
      new AwsProvider(stack, `provider.${placement}`, {
        region,
        ...(placement === "main" ? {} : { alias: placement }),
        ...(defaultTags === undefined ? {} : { defaultTags }),
      }),
    ]),
  );
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.mode === "local") {
      new TerraformLocal(stack, `local.${block.name}`, guarded(block.config.value)).overrideLogicalId(block.name);
      continue;
    }
    const provider = block.placement === "main" ? undefined : byPlacement.get(block.placement);
    if (block.mode === "ephemeral") {
      addEphemeral(stack, block, provider);
      continue;
    }
    const Class = classOf(block);
    // One space of ids for all elements, so the type belongs to the id and not to the name.
    const id = `${block.mode}.${address(block.type, block.name)}`;
    const element = new Class(stack, id, { ...guarded(block.config), ...metaOf(block), provider });
    element.overrideLogicalId(block.name);
  }
  for (const output of outputs) {
    const element = new TerraformOutput(stack, `output.${output.name}`, {
      value: guarded(output.value),
      description: guarded(output.description),
    });
    element.overrideLogicalId(output.name);
  }
  return stack.toTerraform() as Readonly<Record<string, unknown>>;
}
