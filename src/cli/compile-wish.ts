import { join } from "node:path";
import { folderOf, type Target } from "../targets.js";
import type { Problem } from "./problem.js";
import type { Call } from "./verb.js";

/** What the flags of `compile` say. */
export interface Wish {
  readonly targets: readonly Target[];
  readonly format: "yaml" | "json";
  readonly env?: string;
  readonly out: string;
  readonly isCheck: boolean;
  readonly isForced: boolean;
}

const isTarget = (word: unknown): word is Target => typeof word === "string" && Object.hasOwn(folderOf, word);

/** Why the flags cannot be served, if so. */
export function wishProblem({ target, env }: Call["options"]): Problem | undefined {
  // The name becomes a directory below the output.
  if (typeof env === "string" && !/^[a-z][a-z0-9-]{0,15}$/u.test(env)) {
    const message = `No environment can be named ${env}: names have up to 16 lower-case letters, digits and dashes.`;
    return { message, hint: "Give --env a name from `environments` of the spec." };
  }
  if (!Array.isArray(target))
    return {
      message: "`compile` needs a target, for it does not guess what you deploy with.",
      hint: "Add `--target cfn`, `--target terraform` or `--target cdktf`.",
    };
  return undefined;
}

/** The flags with their defaults. */
export function readWish(options: Call["options"]): Wish {
  const env = typeof options["env"] === "string" ? { env: options["env"] } : {};
  const out = options["out"];
  const targets = Array.isArray(options["target"]) ? [...new Set(options["target"].filter(isTarget))] : [];
  return {
    ...env,
    targets,
    format: options["format"] === "json" ? "json" : "yaml",
    out: typeof out === "string" ? out : join("infra", env.env ?? ""),
    isCheck: options["check"] === true,
    isForced: options["force"] === true,
  };
}
