import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { findTool, missing } from "../../support/tool.js";

/** The oldest provider that our configurations ask for: what it knows, later ones know. */
const provider = "5.100.0";

/** Where providers are kept on this machine: WPSPEC_TERRAFORM_MIRROR, else below the usual places. */
function findMirror(): string | undefined {
  const own = process.env["WPSPEC_TERRAFORM_MIRROR"];
  const places = ["/opt", "/usr/share", "/usr/local/share", join(homedir(), ".terraform.d")];
  const folders = places
    .filter((place) => existsSync(place))
    .flatMap((place) => [place, ...readdirSync(place).map((name) => join(place, name))]);
  const candidates = own === undefined ? folders : [own];
  const found = candidates.find((each) => existsSync(join(each, "registry.terraform.io/hashicorp/aws", provider)));
  return found ?? missing(`The AWS provider ${provider} of Terraform is in no mirror on this machine`);
}

export interface Terraform {
  /** Validates a configuration: the problems Terraform has with it, warnings included. */
  validate(name: string, main: string): Promise<readonly string[]>;
}

interface Validation {
  readonly diagnostics: readonly { readonly severity: string; readonly summary: string; readonly detail: string }[];
}

/** Terraform with the real provider, from a mirror alone: nothing is fetched. Undefined where either is missing. */
export async function startTerraform(folder: string): Promise<Terraform | undefined> {
  const terraform = findTool("terraform", "version");
  const mirror = terraform === undefined ? undefined : findMirror();
  if (terraform === undefined || mirror === undefined) return undefined;
  const config = join(folder, "terraform.rc");
  writeFileSync(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n    include = ["hashicorp/*"]\n  }\n}\n`,
  );
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: config,
    TF_DATA_DIR: join(folder, "data"),
    CHECKPOINT_DISABLE: "1",
  };
  const ask = async (args: readonly string[], cwd: string): Promise<string> =>
    new Promise((resolve) => {
      execFile(terraform.command, args, { cwd, env, maxBuffer: 1e8 }, (_, stdout, stderr) => resolve(stdout || stderr));
    });
  const base = join(folder, "base");
  mkdirSync(base);
  const required = { aws: { source: "hashicorp/aws", version: provider } };
  writeFileSync(join(base, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
  const said = await ask(["init", "-no-color", "-input=false"], base);
  if (!existsSync(join(base, ".terraform.lock.hcl"))) return missing(`terraform init failed (${said.trim()})`);
  return {
    validate: async (name, main) => {
      const own = join(folder, name);
      mkdirSync(own);
      // All have the provider in common, so one lock and one data directory serve them all.
      copyFileSync(join(base, ".terraform.lock.hcl"), join(own, ".terraform.lock.hcl"));
      writeFileSync(join(own, "main.tf.json"), main);
      const { diagnostics } = JSON.parse(await ask(["validate", "-json"], own)) as Validation;
      return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
    },
  };
}
