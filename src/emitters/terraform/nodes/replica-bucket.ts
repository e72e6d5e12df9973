import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { privateBucket } from "../private-bucket.js";
import { replacedVersionDays } from "../../replaced-versions.js";

/** Whitepaper, Appendix B: the copy of the static files in another region. Replication wants versions on both sides. */
export const replicaBucket: NodeEmitter<"replicaBucket"> = {
  attributes: {
    name: (name) => attributeOf("s3_bucket", name(), "id"),
    arn: (name) => attributeOf("s3_bucket", name(), "arn"),
  },
  blocks: (node, context) => privateBucket(context, node.id, { versioning: true, noncurrentDays: replacedVersionDays }),
};
