import {
  IndentationText,
  Project,
  Scope,
  StructureKind,
  VariableDeclarationKind,
  type MethodDeclarationStructure,
  type OptionalKind,
  type VariableStatementStructure,
} from "ts-morph";
import { byCodeUnit } from "../../../compiler/order.js";
import type { Configuration } from "../assemble.js";
import { providerVersions, terraformVersions } from "../versions.js";
import { layout, type Code } from "./code.js";
import { constantsOf } from "./constants.js";
import { membersOf, providerNames, type Members, type Method } from "./layers.js";
import { quoted } from "./literal.js";
import { argumentCode } from "./values.js";

const constant = (name: string, initializer: string, says: string): VariableStatementStructure => ({
  kind: StructureKind.VariableStatement,
  declarationKind: VariableDeclarationKind.Const,
  docs: [says],
  declarations: [{ name, initializer }],
});

/** Functions of main.ts for what neither cdktf nor TypeScript says in a word. */
const helpers = {
  zone: [
    "(index: number): string => `\\${data.aws_availability_zones.zones.names[${index}]}`",
    "Name of one of the region's zones.",
  ],
  later: [
    "(produce: () => string): string => Lazy.stringValue({ produce })",
    "What a later layer makes: read when all of them stand.",
  ],
} as const;

function method({ name, says, body }: Method): OptionalKind<MethodDeclarationStructure> {
  return {
    name,
    scope: Scope.Private,
    ...(says === "" ? { returnType: "string" } : { docs: [says], returnType: "void" }),
    statements: [body],
  };
}

/** The providers of a configuration, main first: one for each region. */
function providers({ providers, tags }: Configuration): Method {
  const calls = providers.map(({ placement }) => {
    const isMain = placement === "main";
    const entries: readonly (readonly [string, Code])[] = [
      ...(isMain ? [] : [["alias", quoted(placement)] as const]),
      ["region", isMain ? "region" : `${placement}Region`],
      ...(tags.length === 0 ? [] : [["defaultTags", "[{ tags }]"] as const]),
    ];
    const id = quoted(isMain ? "aws" : `aws_${placement}`);
    const prefix = isMain ? "" : `this.${providerNames[placement]} = `;
    return `${prefix}${layout({ call: "new AwsProvider", args: ["this", id, { object: entries }] }, "", prefix.length)};`;
  });
  return { name: "addProviders", says: "One provider for each region", body: calls.join("\n") };
}

const settings = [
  "super(scope, id);",
  "// A state of your own: put a backend here instead, such as `new S3Backend(this, { … })`.",
  'this.addOverride("terraform.backend", undefined);',
  `this.addOverride("terraform.required_version", ${quoted(terraformVersions)});`,
  `this.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: ${quoted(providerVersions)} });`,
];

const textOf = ({ layers, scripts }: Members): string => [...layers, ...scripts].map(({ body }) => body).join("\n");

/** Imports of what the program uses: classes of the bindings one by one, for the package as a whole takes seconds. */
function imports(
  { classes }: Members,
  text: string,
): readonly { readonly moduleSpecifier: string; readonly namedImports: string[] }[] {
  const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  return [
    { moduleSpecifier: "@cdktf/provider-aws/lib/provider", namedImports: ["AwsProvider"] },
    ...classes.map(({ name, module }) => ({ moduleSpecifier: module, namedImports: [name] })),
    {
      moduleSpecifier: "cdktf",
      namedImports: ["App", "Fn", "Lazy", "TerraformLocal", "TerraformOutput", "TerraformStack"].filter(
        (name) => ["App", "TerraformStack"].includes(name) || used(name === "Lazy" ? "later" : name),
      ),
    },
    { moduleSpecifier: "constructs", namedImports: ["Construct"] },
  ].sort((one, other) => byCodeUnit(one.moduleSpecifier, other.moduleSpecifier));
}

/** The program of the project: constants, a stack with a method for each layer, and what makes it. */
export function mainProgram(configuration: Configuration, header: string): string {
  const constants = constantsOf(configuration);
  const members = membersOf(configuration, constants);
  const text = textOf(members);
  const isUsed = (name: string): boolean => new RegExp(`(?<![\\w.])${name}\\b`).test(text);
  const own = providers(configuration);
  const tags = argumentCode(Object.fromEntries(configuration.tags), {
    constants: [],
    construct: () => undefined,
    script: quoted,
  });
  const needed = new Set([
    "name",
    ...configuration.providers.map(({ placement }) => (placement === "main" ? "region" : `${placement}Region`)),
  ]);
  const layers = [own, ...members.layers];
  const project = new Project({
    useInMemoryFileSystem: true,
    skipAddingFilesFromTsConfig: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  const file = project.createSourceFile("main.ts", {
    statements: [
      `// ${header}`,
      ...imports(members, text).map((each) => ({ ...each, kind: StructureKind.ImportDeclaration as const })),
      ...constants
        .toSorted((one, other) => Number(needed.has(other.name)) - Number(needed.has(one.name)))
        .filter(({ name }) => needed.has(name) || isUsed(name))
        .map(({ name, value, says }) => constant(name, quoted(value), says)),
      ...(configuration.tags.length === 0 ? [] : [constant("tags", layout(tags, "", 14), "Tags of everything.")]),
      ...Object.entries(helpers)
        .filter(([name]) => isUsed(name))
        .map(([name, [initializer, says]]) => constant(name, initializer, says)),
      {
        kind: StructureKind.Class,
        name: "WordPressStack",
        extends: "TerraformStack",
        properties: [
          ...configuration.providers
            .filter(({ placement }) => placement !== "main")
            .map(({ placement }) => ({ name: providerNames[placement], type: "AwsProvider" })),
          ...members.properties,
        ].map((each) => ({ ...each, scope: Scope.Private, hasExclamationToken: true })),
        ctors: [
          {
            parameters: [
              { name: "scope", type: "Construct" },
              { name: "id", type: "string" },
            ],
            statements: [...settings, "", ...layers.map(({ name }) => `this.${name}();`)],
          },
        ],
        methods: [...layers, ...members.scripts].map(method),
      },
      ["const app = new App();", "new WordPressStack(app, name);", "app.synth();"].join("\n"),
    ],
  });
  return file.getFullText();
}
