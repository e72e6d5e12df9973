import type { JsonMapping } from "../support/template.js";
import { mapping } from "../support/template.js";
import type { Members, Node, References } from "./mutations.js";
import type { TerraformBody } from "./read-terraform.js";

/** Another name of the list; one that is not there when there is no other. */
const another = (names: readonly string[], name: string): string => names.find((each) => each !== name) ?? `${name}x`;

/** References of Terraform, pointed at another block of the same type. */
export const terraformReferences = ({ resource = {}, data = {}, locals = {} }: TerraformBody): References => ({
  turned: (value) => {
    if (typeof value !== "string") return undefined;
    const [, mode = "", type = "", name = ""] = /\$\{[^}]*?\b(data\.|local)?((?:aws_\w+)?)\.(\w+)/.exec(value) ?? [];
    if (name === "") return undefined;
    const names = Object.keys(mode === "local" ? locals : ((mode === "" ? resource : data)[type] ?? {}));
    return value.replace(`${mode}${type}.${name}`, `${mode}${type}.${another(names, name)}`);
  },
});

const only = (value: Members): readonly [key: string, argument: Node] | undefined => {
  const [entry, ...more] = Object.entries(value);
  return more.length === 0 ? entry : undefined;
};

/** References of CloudFormation, pointed at another resource of the same type. */
export function cloudFormationReferences(template: JsonMapping): References {
  const resources = mapping(template["Resources"]);
  const typeOf = (name: string): unknown => mapping(resources[name])["Type"];
  const turn = (name: string): string =>
    another(
      Object.keys(resources).filter((each) => typeOf(each) === typeOf(name)),
      name,
    );
  const isList = (value: Node): value is readonly Node[] => Array.isArray(value);
  return {
    turned: (value) => {
      if (typeof value !== "object" || value === null || isList(value)) return undefined;
      const [key, argument] = only(value) ?? [];
      if (key === "Ref" && typeof argument === "string" && typeOf(argument) !== undefined)
        return { Ref: turn(argument) };
      if (key === "Fn::GetAtt" && argument !== undefined && isList(argument)) {
        const [name, ...attribute] = argument;
        return { "Fn::GetAtt": [turn(String(name)), ...attribute] };
      }
      if (key !== "Fn::Sub" || typeof argument !== "string") return undefined;
      const [, name] = /\$\{([A-Za-z0-9]+)[.}]/.exec(argument) ?? [];
      return name === undefined ? undefined : { "Fn::Sub": argument.replace(`\${${name}`, `\${${turn(name)}`) };
    },
  };
}
