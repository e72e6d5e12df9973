/** A CloudFormation value: JSON in which intrinsic functions are ordinary one-member objects in their long form. */
export type Cfn = string | number | boolean | readonly Cfn[] | CfnObject;
export interface CfnObject {
  readonly [key: string]: Cfn | undefined;
}

/** The name of a resource inside its template: letters and digits, derived from the node's id, never from order. */
export type LogicalName = string;

export type DeletionPolicy = "Delete" | "Retain" | "RetainExceptOnCreate" | "Snapshot";

/** A cfn-lint rule that is not followed here, and why. Printed as resource metadata. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
}

/** One resource as CloudFormation declares it. `undefined` members of properties are left out. */
export interface Resource {
  readonly name: LogicalName;
  readonly type: string;
  readonly properties: CfnObject;
  readonly dependsOn?: readonly LogicalName[];
  /** Both DeletionPolicy and UpdateReplacePolicy. Required on what holds data. */
  readonly deletionPolicy?: DeletionPolicy;
  readonly creationPolicy?: CfnObject;
  readonly updatePolicy?: CfnObject;
  readonly waivers?: readonly Waiver[];
}

export const ref = (name: LogicalName): CfnObject => ({ Ref: name });
export const getAtt = (name: LogicalName, attribute: string): CfnObject => ({ "Fn::GetAtt": [name, attribute] });
export const sub = (text: string): CfnObject => ({ "Fn::Sub": text });
export const nameTag = (name: string): CfnObject => ({ Key: "Name", Value: name });
