import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isStopping } from "../../src/compiler/diagnostics/order.js";
import { compile } from "../../src/index.js";
import { root } from "./root.js";

export interface Example {
  readonly name: string;
  readonly text: string;
  readonly tier: string;
  /** The spec itself (undefined) and each of its environments. */
  readonly environments: readonly (string | undefined)[];
}

function example(name: string): Example {
  const text = readFileSync(join(root, "examples", name, "wordpress.yaml"), "utf8");
  const { tier, environments = {} } = parse(text) as { tier: string; environments?: object };
  return { name, text, tier, environments: [undefined, ...Object.keys(environments)] };
}

/** Every example of the repository: examples/<name>/wordpress.yaml. */
export const examples: readonly Example[] = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => example(name));

/** Regions the examples are tried in: us-east-1 has no edge stack, eu-central-2 is opt-in, ap-southeast-5 asks for the prefix list. */
export const tryRegions = ["us-east-1", "eu-central-2", "ap-northeast-1", "ap-southeast-5"] as const;

/** The same for what Lightsail offers: it is not in eu-central-2. */
const lightsailRegions = ["us-east-1", "eu-west-3", "ap-northeast-1", "ap-southeast-5"] as const;

export const regionsFor = ({ tier }: Pick<Example, "tier">): readonly string[] =>
  tier === "lightsail" ? lightsailRegions : tryRegions;

/** The example's text for another region. */
export const inRegion = (text: string, region: string): string =>
  text
    .replace(/^region: .*$/m, `region: ${region}`)
    // The recovery region must be another one.
    .replaceAll(new RegExp(`(copyTo|replicateTo): ${region}`, "g"), "$1: eu-west-1");

/** The region where the recovery stack of a text goes, if it has one. */
export const recoveryRegion = (text: string): string | undefined =>
  /(?:copyTo|replicateTo): ([a-z0-9-]+)/.exec(text)?.[1];

export const profiles = ["modern", "whitepaper"] as const;

/** The example's text in a profile. */
export const inProfile = (text: string, profile: (typeof profiles)[number]): string =>
  `${text.replace(/^profile: .*\n/m, "")}\nprofile: ${profile}\n`;

/** The templates of a spec as JSON, by stack name. Throws with the findings when there are errors. */
export async function templatesOf(
  text: string,
  env?: string,
): Promise<ReadonlyMap<string, { readonly [key: string]: unknown }>> {
  const { artifacts, findings } = await compile(text, {
    file: "wordpress.yaml",
    target: "cfn",
    format: "json",
    ...(env === undefined ? {} : { env }),
  });
  const errors = findings.filter(isStopping);
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return new Map(
    artifacts
      .filter(({ path }) => path.endsWith(".template.json"))
      .map(({ path, text: json }) => [path.replace(/^.*\/|\.template\.json$/g, ""), JSON.parse(json)]),
  );
}
