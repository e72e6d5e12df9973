import { type Emitter, toCloudFormation } from "../compile.js";
import type { TemplateFormat } from "../emitters/cloudformation/index.js";

/** What `--target` may name. */
export type Target = "cfn" | "terraform";

/** The folder below --out that a target writes to, and whose other files of ours it calls stale. */
export const folderOf: Readonly<Record<Target, string>> = { cfn: "cloudformation", terraform: "terraform" };

/** The emitters of some targets. What Terraform needs is large, so it is loaded for those who ask for it alone. */
export async function emittersOf(targets: readonly Target[], format: TemplateFormat): Promise<readonly Emitter[]> {
  return Promise.all(
    targets.map(async (target): Promise<Emitter> => {
      if (target === "cfn") return toCloudFormation(format);
      return (await import("../emitters/terraform/index.js")).terraform;
    }),
  );
}
