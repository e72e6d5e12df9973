import { type Emitter, toCloudFormation } from "./compile.js";
import type { TemplateFormat } from "./emitters/cloudformation/index.js";

/** What a spec can be compiled to. */
export type Target = "cfn" | "terraform" | "cdktf";

/** The folder that the artifacts of a target are in. */
export const folderOf: Readonly<Record<Target, string>> = {
  cfn: "cloudformation",
  terraform: "terraform",
  cdktf: "cdktf",
};

/** Loads what is large, and is there where Node is alone, for those who ask for it: the build makes a file of its own of it. */
async function loaded<T>(target: Target, module: Promise<T>): Promise<T> {
  try {
    return await module;
  } catch (cause) {
    throw new Error(`The target ${target} could not be loaded. It needs Node.`, { cause });
  }
}

async function emitterOf(target: Target, format: TemplateFormat): Promise<Emitter> {
  if (target === "cfn") return toCloudFormation(format);
  if (target === "terraform") return (await loaded(target, import("./emitters/terraform/index.js"))).terraform;
  return (await loaded(target, import("./emitters/terraform/project/index.js"))).cdktfProject;
}

/** The emitters of some targets; `format` is that of CloudFormation's templates. */
export const emittersOf = async (targets: readonly Target[], format: TemplateFormat): Promise<readonly Emitter[]> =>
  Promise.all(targets.map(async (target) => emitterOf(target, format)));
