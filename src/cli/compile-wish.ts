import { join } from "node:path";
import type { Problem } from "./problem.js";
import type { Call } from "./verb.js";

/** What the flags of `compile` say. */
export interface Wish {
  readonly format: "yaml" | "json";
  readonly env?: string;
  readonly out: string;
  readonly isCheck: boolean;
  readonly isForced: boolean;
}

/** Why the flags cannot be served, if so. */
export function wishProblem({ target, env }: Call["options"]): Problem | undefined {
  // The name becomes a directory below the output.
  if (typeof env === "string" && !/^[a-z][a-z0-9-]{0,15}$/u.test(env)) {
    const message = `No environment can be named ${env}: names have up to 16 lower-case letters, digits and dashes.`;
    return { message, hint: "Give --env a name from `environments` of the spec." };
  }
  const hint = "Add `--target cfn`.";
  if (!Array.isArray(target))
    return { message: "`compile` needs a target, for it does not guess what you deploy with.", hint };
  const later = (target as readonly string[]).find((each) => each !== "cfn");
  return later === undefined
    ? undefined
    : { message: `The target ${later} is not in this version of wpspec yet.`, hint };
}

/** The flags with their defaults. */
export function readWish(options: Call["options"]): Wish {
  const env = typeof options["env"] === "string" ? { env: options["env"] } : {};
  const out = options["out"];
  return {
    ...env,
    format: options["format"] === "json" ? "json" : "yaml",
    out: typeof out === "string" ? out : join("infra", env.env ?? ""),
    isCheck: options["check"] === true,
    isForced: options["force"] === true,
  };
}
