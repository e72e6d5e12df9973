/** What a template is made of: JSON, with intrinsics as one-key mappings such as `{"Fn::GetAtt": ["Vpc", "VpcId"]}`. */
export type CfnValue = string | number | boolean | null | readonly CfnValue[] | CfnMapping;

export interface CfnMapping {
  readonly [key: string]: CfnValue;
}

export const isList = (value: CfnValue): value is readonly CfnValue[] => Array.isArray(value);

export const isMapping = (value: CfnValue): value is CfnMapping =>
  typeof value === "object" && value !== null && !isList(value);

/** Whether it holds members; an empty list or mapping is as good as a scalar to a printer. */
export const isFilled = (value: CfnValue): boolean =>
  isList(value) ? value.length > 0 : isMapping(value) && Object.keys(value).length > 0;
