import { byCodeUnit } from "../order.js";
import { graphBuilder } from "../graph/builder.js";
import type { Deployment } from "../graph/deployment.js";
import type { Graph } from "../graph/graph.js";
import type { ResolvedSpec } from "../resolve/resolved-spec.js";
import { unreachable } from "../unreachable.js";
import { ec2 } from "./ec2.js";
import { elastic } from "./elastic.js";
import { lightsail } from "./lightsail.js";

/** us-east-1: where CloudFront looks for certificates and web ACLs. CloudFront Developer Guide, Requirements for certificates. */
const edgeRegion = "us-east-1";

/** Base name of a path as the user typed it. */
const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? file;

function deploymentOf({ spec, document, environment }: ResolvedSpec): Deployment {
  const tags = Object.entries(spec.tags ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    name: spec.name,
    environment,
    tier: spec.tier,
    regions: {
      main: spec.region,
      edge: edgeRegion,
      recovery: spec.backup.static.replicateTo ?? ("copyTo" in spec.backup ? spec.backup.copyTo : undefined),
    },
    tags,
    specFile: baseName(document.file),
    keepsData: spec.purpose !== "staging",
    kmsKeyArn: "encryption" in spec ? spec.encryption.kmsKeyArn : undefined,
    iam: { path: spec.iam.path, permissionsBoundary: spec.iam.permissionsBoundary },
  };
}

/** A resolved, checked spec as the architecture graph. Total: whatever passed the checks lowers. */
export function lower(resolved: ResolvedSpec): Graph {
  const g = graphBuilder(deploymentOf(resolved));
  const { spec, traits } = resolved;
  switch (spec.tier) {
    case "lightsail":
      lightsail(g, spec, traits);
      break;
    case "ec2":
      ec2(g, spec, traits);
      break;
    case "elastic":
      elastic(g, spec, traits);
      break;
    default:
      return unreachable(spec);
  }
  return g.build();
}
