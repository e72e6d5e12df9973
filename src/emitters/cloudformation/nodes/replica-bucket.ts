import { getAtt, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { privateBucket } from "../private-bucket.js";
import { replacedVersionDays } from "../../replaced-versions.js";

/** Whitepaper, Appendix B: the copy of the static files in another region. Replication wants versions on both sides. */
export const replicaBucket: NodeEmitter<"replicaBucket"> = {
  attributes: { name: (name) => ref(name()), arn: (name) => getAtt(name(), "Arn") },
  resources: (_, context) => privateBucket(context, { versioning: true, noncurrentDays: replacedVersionDays }),
};
