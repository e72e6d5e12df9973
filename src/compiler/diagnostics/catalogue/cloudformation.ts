import type { Entries } from "./entry.js";

export interface TemplateSize {
  readonly name: string;
  readonly bytes: number;
  readonly most: number;
}

/** Limits of what is printed. */
export const cloudformationEntries = {
  "cfn/template-too-large": {
    severity: "error",
    message: ({ name, bytes, most }: TemplateSize) =>
      `The template of ${name} has ${bytes} bytes: CloudFormation takes at most ${most}.`,
    hint: () => "Shorten web.userData, or have fewer aliases, behaviors or zones.",
  },
  "cfn/template-needs-bucket": {
    severity: "info",
    message: ({ name, bytes, most }: TemplateSize) =>
      `The template of ${name} has ${bytes} bytes, over the ${most} that a command may carry: the runbook uploads it to a bucket first.`,
  },
  "cfn/too-many-resources": {
    severity: "error",
    message: ({
      name,
      resources,
      most,
    }: {
      readonly name: string;
      readonly resources: number;
      readonly most: number;
    }) => `The template of ${name} has ${resources} resources: CloudFormation takes at most ${most}.`,
    hint: () => "Have fewer aliases, replicas or schedules.",
  },
} satisfies Entries;
