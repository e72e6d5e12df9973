import type { Entries } from "./entry.js";

/** Limits of a server, whatever target describes it. */
export const serverEntries = {
  "server/user-data-too-large": {
    severity: "error",
    message: ({ bytes, most }: { readonly bytes: number; readonly most: number }) =>
      `The boot script has ${bytes} bytes with your own lines: EC2 takes at most ${most}.`,
    hint: () => "Shorten web.userData.before and .after: keep the work in a script that they fetch, or in the image.",
  },
} satisfies Entries;
