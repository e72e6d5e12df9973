import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../src/index.js";
import { root } from "./root.js";

export interface Example {
  readonly name: string;
  readonly text: string;
}

/** Every example of the repository: examples/<name>/wordpress.yaml. */
export const examples: readonly Example[] = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, text: readFileSync(join(root, "examples", name, "wordpress.yaml"), "utf8") }));

/** Regions the examples are tried in: us-east-1 has no edge stack, af-south-1 is opt-in, ap-southeast-5 asks for the prefix list. */
export const tryRegions = ["us-east-1", "eu-central-2", "ap-northeast-1", "ap-southeast-5"] as const;

/** The example's text for another region. */
export const inRegion = (text: string, region: string): string =>
  text
    .replace(/^region: .*$/m, `region: ${region}`)
    // The recovery region must be another one.
    .replaceAll(new RegExp(`(copyTo|replicateTo): ${region}`, "g"), "$1: eu-west-1");

/** The templates of a spec as JSON, by stack name. Throws with the findings when there are errors. */
export async function templatesOf(text: string): Promise<ReadonlyMap<string, { readonly [key: string]: unknown }>> {
  const { artifacts, findings } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return new Map(
    artifacts
      .filter(({ path }) => path.endsWith(".template.json"))
      .map(({ path, text: json }) => [path.replace(/^.*\/|\.template\.json$/g, ""), JSON.parse(json)]),
  );
}
