import { motoGaps } from "./moto-gaps.js";

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A configuration without what moto lacks. */
export interface MotoCopy {
  readonly main: string;
  readonly resource: Blocks;
  /** How many resources the original has. */
  readonly whole: number;
  /** Types that were left out, and how many resources each. */
  readonly lacking: Readonly<Record<string, number>>;
}

export const countOf = (resource: Blocks): number =>
  Object.values(resource).reduce((sum, named) => sum + Object.keys(named).length, 0);

/** What stands for the attribute of a resource that is not there. */
export const standIn = (attribute: string): string =>
  attribute.endsWith("arn") ? "arn:aws:iam::123456789012:role/left-out" : "left-out";

/** The value with every reference to resources replaced, where `literal` has something to replace it with. */
export function withoutReferences(
  value: unknown,
  literal: (type: string, attribute: string) => string | undefined,
): unknown {
  const isKept = (item: unknown): boolean => {
    const [, type] = /^(aws_\w+)\.\w+$/.exec(String(item)) ?? [];
    return type === undefined || literal(type, "id") === undefined;
  };
  if (Array.isArray(value)) return value.filter(isKept).map((item) => withoutReferences(item, literal));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutReferences(item, literal)]));
  }
  if (typeof value !== "string") return value;
  return value.replaceAll(/(?<!\$)\$\{(?:[^}"]|"[^"]*")*\}/g, (expression) =>
    expression.replaceAll(/(?<![\w.])(aws_\w+)\.\w+\.(\w+(?:\.\w+|\[\d+\])*)/g, (reference, type, attribute) => {
      const text = literal(String(type), String(attribute));
      return text === undefined ? String(reference) : JSON.stringify(text);
    }),
  );
}

/** The value with something at a path, through every list on the way; what is there stays. */
function withDefault(value: unknown, [step = "", ...more]: readonly string[], given: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withDefault(item, [step, ...more], given));
  if (typeof value !== "object" || value === null) return value;
  const inner = (value as Readonly<Record<string, unknown>>)[step];
  if (more.length === 0) return { [step]: given, ...value };
  return inner === undefined ? value : { ...value, [step]: withDefault(inner, more, given) };
}

/** The block with more arguments whose changes Terraform passes over. */
export function ignoring(block: Block, more: readonly string[]): Block {
  if (more.length === 0) return block;
  const { ignore_changes: already = [], ...lifecycle } = (block["lifecycle"] ?? {}) as {
    readonly ignore_changes?: readonly string[];
  };
  return { ...block, lifecycle: { ...lifecycle, ignore_changes: [...already, ...more] } };
}

/** The configuration of an example as far as moto implements it. */
export function motoCopy(text: string): MotoCopy {
  const original = JSON.parse(text) as { readonly resource: Blocks };
  const { lacks, leftOut, given, ignored } = motoGaps;
  const types = Object.entries(original.resource);
  const kept = types
    .filter(([type]) => !(type in lacks))
    .map(([type, named]) => {
      const without = Object.keys(leftOut[type] ?? {});
      const blocks = Object.entries(named).map(([name, block]) => {
        const fewer: unknown = Object.fromEntries(
          Object.entries(block).filter(([argument]) => !without.includes(argument)),
        );
        const more = Object.entries(given[type] ?? {});
        const whole = more.reduce((all, [path, { value }]) => withDefault(all, path.split("."), value), fewer);
        return [name, ignoring(whole as Block, Object.keys(ignored[type] ?? {}))];
      });
      return [type, Object.fromEntries(blocks)];
    });
  const resource = withoutReferences(Object.fromEntries(kept), (type, attribute) =>
    type in lacks ? standIn(attribute) : undefined,
  ) as Blocks;
  const rest = withoutReferences({ ...original, resource: {} }, (type, attribute) =>
    type in lacks ? standIn(attribute) : undefined,
  ) as object;
  const lacking = types.filter(([type]) => type in lacks).map(([type, named]) => [type, Object.keys(named).length]);
  return {
    main: JSON.stringify({ ...rest, resource }, undefined, 1),
    resource,
    whole: countOf(original.resource),
    lacking: Object.fromEntries(lacking),
  };
}
