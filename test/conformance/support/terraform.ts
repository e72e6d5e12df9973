import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
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

/** A directory with a configuration in it, that talks to a moto. */
export interface Workspace {
  readonly folder: string;
  /** `terraform` with these arguments. */
  ask(args: readonly string[]): Promise<Answer>;
  /** A script as the README has it; `terraform` is ours, says yes and does thirty things at once. */
  sh(script: string, more?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terraform {
  /** `nice`: how far its processes stand back for those of others. */
  open(name: string, main: string, endpoint: string, nice?: number): Workspace;
  /** Validates a configuration: the problems Terraform has with it, warnings included. */
  validate(name: string, main: string): Promise<readonly string[]>;
  /** Plans a configuration against moto: what it says at the end, and its errors and warnings. */
  plan(name: string, main: string, endpoint: string): Promise<Plan>;
}

export interface Plan {
  /** `Plan: 50 to add, 0 to change, 0 to destroy.` */
  readonly summary: string | undefined;
  readonly problems: readonly string[];
}

/** Providers that believe moto: no credentials, no metadata, and few tries, for what moto lacks answers with a failure. */
function motoOverride(main: string, tries: number): string {
  const { provider } = JSON.parse(main) as { provider: { aws: readonly { readonly alias?: string }[] } };
  const believing = {
    access_key: "testing",
    secret_key: "testing",
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    s3_use_path_style: true,
    max_retries: tries,
  };
  const aws = provider.aws.map(({ alias }) => ({ ...believing, ...(alias === undefined ? {} : { alias }) }));
  return JSON.stringify({ provider: { aws } });
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
  const execute = async (
    command: readonly [string, ...string[]],
    cwd: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    new Promise((resolve) => {
      const options = { cwd, env: { ...env, ...more }, maxBuffer: 1e8 };
      const [file, ...args] = command;
      execFile(file, args, options, (error, stdout, stderr) => {
        const { code = 0 } = error ?? {};
        resolve({ status: typeof code === "number" ? code : 127, stdout, stderr });
      });
    });
  const ask = async (
    args: readonly string[],
    cwd: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const { stdout, stderr } = await execute([terraform.command, ...args], cwd, more);
    return `${stdout}${stderr}`;
  };
  const bin = join(folder, "bin");
  mkdirSync(bin);
  symlinkSync(terraform.command, join(bin, "terraform"));
  const base = join(folder, "base");
  mkdirSync(base);
  const required = { aws: { source: "hashicorp/aws", version: provider } };
  writeFileSync(join(base, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
  const said = await ask(["init", "-no-color", "-input=false"], base);
  if (!existsSync(join(base, ".terraform.lock.hcl"))) return missing(`terraform init failed (${said.trim()})`);
  const put = (name: string, main: string): string => {
    const own = join(folder, name);
    mkdirSync(own);
    // All have the provider in common, so one lock and one data directory serve them all.
    copyFileSync(join(base, ".terraform.lock.hcl"), join(own, ".terraform.lock.hcl"));
    writeFileSync(join(own, "main.tf.json"), main);
    return own;
  };
  return {
    open: (name, main, endpoint, nice = 0) => {
      const own = put(name, main);
      writeFileSync(join(own, "moto_override.tf.json"), motoOverride(main, 3));
      const settings = {
        AWS_ENDPOINT_URL: endpoint,
        PATH: `${bin}:${process.env["PATH"] ?? ""}`,
        TF_IN_AUTOMATION: "1",
        TF_CLI_ARGS: "-no-color",
        TF_CLI_ARGS_plan: "-parallelism=30",
        TF_CLI_ARGS_apply: "-auto-approve -parallelism=30",
        TF_CLI_ARGS_destroy: "-auto-approve -parallelism=30",
        // A third of the time of these short-lived processes is garbage collection.
        GOGC: "400",
      };
      const inTurn = ["nice", "-n", String(nice)] as const;
      return {
        folder: own,
        ask: async (args) => execute([...inTurn, "terraform", ...args], own, settings),
        sh: async (script, more = {}) =>
          execute([...inTurn, "bash", "-eu", "-c", script], own, { ...settings, ...more }),
      };
    },
    plan: async (name, main, endpoint) => {
      const own = put(`plan-${name}`, main);
      writeFileSync(join(own, "moto_override.tf.json"), motoOverride(main, 1));
      const args = ["plan", "-no-color", "-input=false", "-lock=false", "-parallelism=30"];
      const said = await ask(args, own, { AWS_ENDPOINT_URL: endpoint });
      return {
        summary: /^Plan: .*$/m.exec(said)?.[0],
        problems: [...said.matchAll(/^(?:│ )?((?:Error|Warning): [\s\S]*?)(?=^╵|\n\n\n)/gm)].map(
          ([, problem = ""]) => problem,
        ),
      };
    },
    validate: async (name, main) => {
      const own = put(name, main);
      const { diagnostics } = JSON.parse(await ask(["validate", "-json"], own)) as Validation;
      return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
    },
  };
}
