import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What a scanner says of one thing in a template. */
export interface ScannerFinding {
  readonly rule: string;
  /** Type of the resource; `template` where none is named. */
  readonly on: string;
  /** Its logical name. */
  readonly name: string;
  readonly message: string;
}

/** A template as data, and the region it is deployed in. */
export interface Scanned {
  readonly template: { readonly [key: string]: unknown };
  readonly region: string;
}

export type Scan = (scanned: Scanned) => readonly ScannerFinding[];

// The libraries are loaded by name, and described by what is used of them here: their own types are 100 MB to read.
const require = createRequire(import.meta.url);
const requireOfCdk = createRequire(require.resolve("aws-cdk-lib/package.json"));

interface Diagnostic {
  readonly ruleId: string;
  readonly message: string;
  readonly entity?: { readonly logicalId: string; readonly resourceType?: string };
}

interface Engine {
  validateTemplate(
    template: object,
    config: object,
  ): { readonly status: string; readonly diagnostics: readonly Diagnostic[] };
}

const aws = requireOfCdk("@aws/cloudformation-validate") as {
  readonly CompositeEngine: new (config: { readonly guardRules?: readonly object[] }) => Engine;
  readonly TemplateContent: new (text: string) => object;
  readonly RuleFile: new (path: string) => object;
};

/** Asks an engine of AWS's validator; an analysis that it gives up is no answer. */
function ask(engine: Engine, { template, region }: Scanned, config: object): readonly ScannerFinding[] {
  const content = new aws.TemplateContent(JSON.stringify(template));
  const given = { severityLevel: "INFO", pseudoParameterOverrides: { region }, ...config };
  const { status, diagnostics } = engine.validateTemplate(content, given);
  if (status !== "OK") throw new Error(`The template was not analysed to the end: ${status}`);
  return diagnostics.map(({ ruleId, message, entity }) => ({
    rule: ruleId,
    on: entity?.resourceType ?? "template",
    name: entity?.logicalId ?? "",
    message,
  }));
}

/** AWS's own validator of templates: the rules of cfn-lint that it knows, and more of its own. */
export function awsValidator(): Scan {
  const engine = new aws.CompositeEngine({});
  return (scanned) => ask(engine, scanned, {});
}

const ruleFolder = join(
  dirname(require.resolve("@cdklabs/cdk-validator-cfnguard/package.json")),
  "rules",
  "control-tower",
  "cfn-guard",
);

/**
 * The rules of AWS Control Tower, in the language of CloudFormation Guard, evaluated by the same validator. Only rules of
 * `types` are loaded: a rule names the type that it looks at, and each costs time in each template.
 */
export function controlTower(types: ReadonlySet<string>): Scan {
  const files = readdirSync(ruleFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".guard"))
    .map((file) => join(ruleFolder, file))
    .filter((file) =>
      [...readFileSync(file, "utf8").matchAll(/"(AWS::[\w:]+)"/g)].some(([, type = ""]) => types.has(type)),
    );
  const engine = new aws.CompositeEngine({ guardRules: files.map((file) => new aws.RuleFile(file)) });
  return (scanned) => ask(engine, scanned, { disableBuiltinRules: true });
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingResources: readonly { readonly constructPath: string }[];
}

/** The CDK knows no outputs of other stacks: a value of another stack stands for them. */
const withoutOutputsOfStacks = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "Fn::GetStackOutput" in value
    ? { "Fn::ImportValue": "output" }
    : value;

/** cdk-nag's pack AwsSolutions, on templates that the CDK reads back into constructs. */
export function cdkNag(): Scan {
  const { Stack } = require("aws-cdk-lib") as { readonly Stack: new () => object };
  const { CfnInclude } = require("aws-cdk-lib/cloudformation-include") as {
    readonly CfnInclude: new (stack: object, id: string, props: { readonly templateFile: string }) => object;
  };
  const { AwsSolutionsChecks } = require("cdk-nag") as {
    readonly AwsSolutionsChecks: new () => {
      validateScope(constructs: object): { readonly violations: readonly Violation[] };
    };
  };
  return ({ template }) => {
    const folder = mkdtempSync(join(tmpdir(), "wpspec-nag-"));
    try {
      const templateFile = join(folder, "stack.template.json");
      writeFileSync(templateFile, JSON.stringify(template, withoutOutputsOfStacks));
      // Constructs of an included template are called by their logical names.
      const included = new CfnInclude(new Stack(), "Template", { templateFile });
      const resources = template["Resources"] as { readonly [name: string]: { readonly Type: string } };
      return new AwsSolutionsChecks()
        .validateScope(included)
        .violations.flatMap(({ ruleName, description, violatingResources }) =>
          violatingResources.map(({ constructPath }) => {
            const name = constructPath.replace(/^.*\//, "");
            // A rule that breaks off has not looked: no waiver of the rule is one of that.
            const rule = description.startsWith("Rule threw") ? `${ruleName} breaks off` : ruleName;
            return { rule, on: resources[name]?.Type ?? "template", name, message: description };
          }),
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
