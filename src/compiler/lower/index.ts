import { byCodeUnit } from "../order.js";
import { graphBuilder } from "../graph/builder.js";
import type { Deployment } from "../graph/deployment.js";
import type { Graph } from "../graph/graph.js";
import type { ResolvedSpec } from "../resolve/resolved-spec.js";
import { elastic } from "./elastic.js";

/** us-east-1: where CloudFront looks for certificates and web ACLs. CloudFront Developer Guide, Requirements for certificates. */
const edgeRegion = "us-east-1";

/** Base name of a path as the user typed it. */
const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? file;

function deploymentOf({ spec, document }: ResolvedSpec): Deployment {
  const tags = Object.entries(spec.tags ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    name: spec.name,
    environment: undefined,
    tier: spec.tier,
    regions: {
      main: spec.region,
      edge: edgeRegion,
      recovery: spec.backup.static.replicateTo ?? spec.backup.copyTo,
    },
    tags,
    specFile: baseName(document.file),
    iam: { path: spec.iam.path, permissionsBoundary: spec.iam.permissionsBoundary },
  };
}

/** A resolved, checked spec as the architecture graph. Total: whatever passed the checks lowers. */
export function lower(resolved: ResolvedSpec): Graph {
  const g = graphBuilder(deploymentOf(resolved));
  elastic(g, resolved);
  return g.build();
}
