import type { Entries } from "./entry.js";

/** What Terraform cannot say. */
export const terraformEntries = {
  "terraform/lightsail-alarms": {
    severity: "info",
    message: ({ count }: { readonly count: number }) =>
      `The AWS provider of Terraform has no alarms of Lightsail, so the ${count} of this site are not in the configuration.`,
    hint: () => "Run the commands of `terraform/README.md`, section *What Terraform cannot do*, after each apply.",
  },
  "terraform/boot-not-awaited": {
    severity: "info",
    message: () =>
      "An apply of Terraform ends when the server runs, whether or not WordPress came up on it: only an Auto Scaling group waits for a boot.",
    hint: () =>
      "After each apply that replaces the server, run the command of `terraform/README.md`, section *What Terraform cannot do*.",
  },
} satisfies Entries;
