import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { PropertyType, Resource, SpecDatabase } from "@aws-cdk/service-spec-types";

/** What CloudFormation does with a resource when one of its properties changes. */
export type Replacement = "replaces" | "may replace" | undefined;

type Members = Resource["properties"];

function membersOf(db: SpecDatabase, type: PropertyType): Members | undefined {
  if (type.type === "array" || type.type === "map") return membersOf(db, type.element);
  return type.type === "ref" ? db.get("typeDefinition", type.reference.$ref).properties : undefined;
}

/**
 * Looks up in AWS's own resource specification whether a change at this path (`["VpcConfig", "SubnetIds", "0"]`)
 * replaces a resource of this CloudFormation type. A property inside of one that replaces replaces as well.
 */
export function replacementOracle(): (type: string, path: readonly string[]) => Replacement {
  const db: SpecDatabase = loadAwsServiceSpecSync();
  return (type, path) => {
    let members: Members | undefined = db.lookup("resource", "cloudFormationType", "equals", type)[0]?.properties;
    let found: Replacement;
    for (const word of path) {
      if (/^\d+$/.test(word)) continue;
      const property = members?.[word];
      if (property === undefined) return found;
      if (property.causesReplacement === "yes") return "replaces";
      if (property.causesReplacement === "maybe") found = "may replace";
      members = membersOf(db, property.type);
    }
    return found;
  };
}
