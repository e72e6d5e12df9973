import type { Configuration } from "../assemble.js";
import type { PlacedBlock } from "../block.js";
import { address } from "../names.js";

/** `app_1_routes` → `app1Routes`. A number stays apart from one before it, or `app_1_1` would be `app_11`. */
export const camel = (name: string): string =>
  name.replaceAll(/_+([a-z])/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/(?<=[a-zA-Z])_+(?=\d)/g, "");

/** Where a block is found, in references and in `depends_on`. */
export function addressOf({ mode, type, name }: PlacedBlock): string {
  if (mode === "local") return `local.${name}`;
  const own = address(type, name);
  return mode === "resource" ? own : `${mode}.${own}`;
}

/*
 * What a property or a constant of a method may not be called: reserved words that occur as names of blocks, what a
 * stack of cdktf has of its own, and what main.ts defines.
 */
const taken = new Set(
  [
    "default new this class function return import export delete in static public private package switch case",
    "node rawOverrides crossStackOutputs crossStackDataSources dependencies moveTargets cdktfVersion synthesizer constructor findAll",
    "prepareStack addOverride getLogicalId allocateLogicalId allProviders ensureBackendExists toHclTerraform toTerraform",
    "registerOutgoingCrossStackReference registerIncomingCrossStackReference dependsOn addDependency runAllValidations",
    "hasResourceMove toString scope aws edge recovery awsEdge awsRecovery name region edgeRegion recoveryRegion tags zone later proof readMethods allMethods app",
    "hostedZoneId cloudFrontZoneId originHeader siteName notifyAddress",
    "cachingDisabled cachingOptimized allViewer allViewerExceptHost allViewerAndCloudFront",
  ].flatMap((words) => words.split(" ")),
);

const lastWord = (type: string): string => type.split("_").at(-1) ?? type;

/** What a block can be called, best first: types may share a name, constructs may not. */
const wishes = ({ mode, type, name }: PlacedBlock): readonly string[] => [
  name,
  `${name}_${mode === "data" ? "lookup" : lastWord(type)}`,
  `${name}_${type}`,
  `${mode}_${type}_${name}`,
];

/**
 * Names for constructs, by address and in snake case: the block's own name wherever one block has it. Of several the
 * one with the shortest type keeps it.
 */
export function handlesOf({ sections }: Configuration): ReadonlyMap<string, string> {
  const rank = ({ mode, type }: PlacedBlock): number => (mode === "data" ? 1000 : type.length);
  const blocks = sections
    .flatMap((section) => section.blocks)
    .filter(({ mode }) => mode !== "ephemeral")
    .sort((one, other) => rank(one) - rank(other));
  const identifiers = new Set(taken);
  const handles = new Map<string, string>();
  // Names that nothing else wants first, so that a second choice takes none of them.
  for (const block of blocks) {
    const wish = wishes(block).find((each, index) => {
      const isOthers = index > 0 && blocks.some((other) => camel(other.name) === camel(each));
      return !identifiers.has(camel(each)) && !isOthers;
    });
    if (wish === undefined) throw new Error(`There is no name left for ${addressOf(block)}.`);
    identifiers.add(camel(wish));
    handles.set(addressOf(block), wish);
  }
  return handles;
}
