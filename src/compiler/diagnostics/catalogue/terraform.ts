import type { Entries } from "./entry.js";

/** What Terraform cannot say. */
export const terraformEntries = {
  "terraform/lightsail-alarms": {
    severity: "info",
    message: ({ count }: { readonly count: number }) =>
      `The AWS provider of Terraform has no alarms of Lightsail, so the ${count} of this site are not in the configuration.`,
    hint: () => "Run the commands of `terraform/README.md`, section *What Terraform cannot do*, after each apply.",
  },
} satisfies Entries;
