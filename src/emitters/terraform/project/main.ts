import {
  IndentationText,
  Project,
  Scope,
  StructureKind,
  VariableDeclarationKind,
  type ClassDeclarationStructure,
  type ImportDeclarationStructure,
  type MethodDeclarationStructure,
  type OptionalKind,
  type VariableStatementStructure,
} from "ts-morph";
import { byCodeUnit } from "../../../compiler/order.js";
import type { Configuration } from "../assemble.js";
import { providerVersions, terraformVersions } from "../versions.js";
import { layout, type Code } from "./code.js";
import { constantsOf, regionName, type Constant } from "./constants.js";
import { helpers } from "./helpers.js";
import { membersOf, providerNames, stackName, type Members, type Method } from "./layers.js";
import { quoted } from "./literal.js";
import { argumentCode } from "./values.js";

const constant = (name: string, initializer: string, says: string): VariableStatementStructure => ({
  kind: StructureKind.VariableStatement,
  declarationKind: VariableDeclarationKind.Const,
  docs: [says],
  declarations: [{ name, initializer }],
});

function method({ name, says, body }: Method): OptionalKind<MethodDeclarationStructure> {
  return {
    name,
    scope: Scope.Private,
    ...(says === "" ? { returnType: "string" } : { docs: [says], returnType: "void" }),
    statements: [body],
  };
}

/** The providers of a configuration, main first: one for each region. */
function providersMethod({ providers, tags }: Configuration): Method {
  const calls = providers.map(({ placement }) => {
    const isMain = placement === "main";
    const entries: readonly (readonly [string, Code])[] = [
      ...(isMain ? [] : [["alias", quoted(placement)] as const]),
      ["region", regionName(placement)],
      ...(tags.length === 0 ? [] : [["defaultTags", "[{ tags }]"] as const]),
    ];
    const id = quoted(isMain ? "aws" : `aws_${placement}`);
    const prefix = isMain ? "" : `this.${providerNames[placement]} = `;
    return `${prefix}${layout({ call: "new AwsProvider", args: ["this", id, { object: entries }] }, "", prefix.length)};`;
  });
  return { name: "addProviders", says: "One provider for each region", body: calls.join("\n") };
}

/** What the constructor does before it calls the layers. */
const settings = [
  "super(scope, id);",
  "// A state of your own: put a backend here instead, such as `new S3Backend(this, { … })`.",
  'this.addOverride("terraform.backend", undefined);',
  `this.addOverride("terraform.required_version", ${quoted(terraformVersions)});`,
  'this.addOverride("terraform.required_providers.aws", {',
  '  source: "hashicorp/aws",',
  `  version: ${quoted(providerVersions)},`,
  "});",
];

/** Imports of what the program uses: classes of the bindings one by one, for the package as a whole takes seconds. */
function imports({ classes, used }: Members): readonly ImportDeclarationStructure[] {
  const fromCdktf = ["Fn", "TerraformLocal", "TerraformOutput", "Token"].filter((name) => used.has(name));
  return [
    ...classes.map(({ name, module }) => [module, [name]] as const),
    ["@cdktf/provider-aws/lib/provider", ["AwsProvider"]] as const,
    ["cdktf", ["App", "TerraformStack", ...fromCdktf, ...(used.has("later") ? ["Lazy"] : [])]] as const,
    ["constructs", ["Construct"]] as const,
  ]
    .toSorted(([one], [other]) => byCodeUnit(one, other))
    .map(([moduleSpecifier, namedImports]) => ({
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier,
      namedImports: [...namedImports].sort(byCodeUnit),
    }));
}

/** Names that stand on top: what the providers are made with, then what the layers use, then functions. */
function constants(
  configuration: Configuration,
  known: readonly Constant[],
  { used }: Members,
): readonly VariableStatementStructure[] {
  const { tags } = configuration;
  const own = new Set(["name", ...configuration.providers.map(({ placement }) => regionName(placement))]);
  const first = known.filter(({ name }) => own.has(name));
  const rest = known.filter(({ name }) => !own.has(name) && used.has(name));
  const context = { constants: [], use: () => undefined, construct: () => undefined, script: quoted };
  return [
    ...first.map(({ name, value, says }) => constant(name, quoted(value), says)),
    ...(tags.length === 0
      ? []
      : [constant("tags", layout(argumentCode(Object.fromEntries(tags), context), "", 14), "Tags of everything.")]),
    ...rest.map(({ name, value, says }) => constant(name, quoted(value), says)),
    ...helpers
      .filter(({ name }) => used.has(name))
      .map(({ name, code, says }) => ({ ...constant(name, code, says), leadingTrivia: "\n" })),
  ];
}

/** The stack: properties for what several layers refer to, a method for each layer, one for each script. */
function stack({ providers }: Configuration, members: Members, layers: readonly Method[]): ClassDeclarationStructure {
  const more = providers
    .filter(({ placement }) => placement !== "main")
    .map(({ placement }) => ({ name: providerNames[placement], type: "AwsProvider" }));
  const calls = layers.map(({ name }) => `this.${name}();`);
  return {
    kind: StructureKind.Class,
    name: "WordPressStack",
    extends: "TerraformStack",
    properties: [...more, ...members.properties].map((each) => ({
      ...each,
      scope: Scope.Private,
      hasExclamationToken: true,
    })),
    ctors: [
      {
        parameters: [
          { name: "scope", type: "Construct" },
          { name: "id", type: "string" },
        ],
        statements: [[...settings, "", ...calls].join("\n")],
      },
    ],
    methods: [...layers, ...members.scripts].map(method),
  };
}

/** The program of the project: constants, a stack with a method for each layer, and what makes it. */
export function mainProgram(configuration: Configuration, header: string): string {
  const known = constantsOf(configuration);
  const members = membersOf(configuration, known);
  const [first, ...others] = constants(configuration, known, members);
  const project = new Project({
    useInMemoryFileSystem: true,
    skipAddingFilesFromTsConfig: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  const file = project.createSourceFile("main.ts", {
    statements: [
      `// ${header}`,
      ...imports(members),
      ...(first === undefined ? [] : [{ ...first, leadingTrivia: "\n" }]),
      ...others,
      stack(configuration, members, [providersMethod(configuration), ...members.layers]),
      `const app = new App();\nnew WordPressStack(app, ${stackName(configuration) === configuration.name ? "name" : quoted(stackName(configuration))});\napp.synth();`,
    ],
  });
  return file.getFullText();
}
