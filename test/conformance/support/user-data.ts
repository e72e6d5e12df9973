import { templatesOf } from "../../support/examples.js";

type Mapping = { readonly [key: string]: unknown };

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What references may stand for once the stack exists: text of the right form, and nothing a shell would stumble over. */
const plausible: Readonly<Record<string, string>> = {
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::Region": "eu-west-1",
  "AWS::StackName": "acme-shop",
  "AWS::URLSuffix": "amazonaws.com",
  Files: "fs-0123456789abcdef0",
  FilesAccessPoint: "fsap-0123456789abcdef0",
};

/** `Fn::Sub` as CloudFormation reads it: `${!x}` is a literal `${x}`. */
function substituted(text: string, own: Mapping): string {
  return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const value = Object.hasOwn(own, name) ? own[name] : (plausible[name] ?? `value-of-${name}`);
    return typeof value === "string" ? value : `value-of-${name}`;
  });
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (!isMapping(value)) throw new Error(`User data is no text: ${JSON.stringify(value)}`);
  if ("Fn::Base64" in value) return textOf(value["Fn::Base64"]);
  const sub = value["Fn::Sub"];
  if (typeof sub === "string") return substituted(sub, {});
  if (Array.isArray(sub)) return substituted(String(sub[0]), sub[1] as Mapping);
  throw new Error(`User data uses a function this test does not know: ${Object.keys(value).join(", ")}`);
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "UserData") found.push(textOf(item));
      else collect(item, found);
    }
  }
}

/** Every user data in the templates of a spec, as an instance would read it. */
export async function userDataOf(spec: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const template of (await templatesOf(spec)).values()) collect(template["Resources"], found);
  return found;
}
