import { compiled } from "../support/compiled.js";
import type { JsonMapping } from "../support/template.js";
import { terraformOf } from "../support/terraform-json.js";
import type { Description } from "./description.js";
import type { Stack } from "./intrinsics.js";
import { readCloudFormation, stacksOf } from "./read-cloudformation.js";
import { readTerraform, type TerraformBody } from "./read-terraform.js";

/** One spec, or one of its environments, as both targets print it, and as it is read back. */
export interface Deployment {
  readonly stacks: readonly Stack[];
  /** Name and region of the main stack. */
  readonly main: Pick<Stack, "name" | "region">;
  readonly configuration: TerraformBody;
  /** Terraform's. */
  readonly runbook: string;
  readonly cloudFormation: Description;
  readonly terraform: Description;
}

/** The text of both targets, read; undefined when the spec has errors. */
export async function deploymentOf(spec: string, env?: string): Promise<Deployment | undefined> {
  const made = await compiled(spec, env);
  const written = terraformOf(spec, env);
  if (made === undefined || written === undefined) return undefined;
  const runbook = made.artifacts.find(({ path }) => path.endsWith("README.md"))?.text ?? "";
  const templates = new Map(
    [...made.templates].map(([placement, { body }]): [string, JsonMapping] => [placement, body]),
  );
  const stacks = stacksOf(runbook, templates);
  const main = stacks.find(({ placement }) => placement === "main");
  if (main === undefined) throw new Error("No command deploys the main stack.");
  const configuration = JSON.parse(written.text) as TerraformBody;
  return {
    stacks,
    main: { name: main.name, region: main.region },
    configuration,
    runbook: written.readme,
    cloudFormation: readCloudFormation(stacks),
    terraform: readTerraform(configuration, written.readme),
  };
}
