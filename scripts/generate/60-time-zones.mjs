// @ts-check
/**
 * The IANA time zones that the Node of the build knows, so that a rule asks data and not the machine it runs on.
 * @param {{ write: (name: string, text: string) => void }} context
 */
export function generate({ write }) {
  const names = ["UTC", "Etc/UTC", ...Intl.supportedValuesOf("timeZone")].sort();
  write(
    "time-zones.ts",
    `/** IANA names of time zones. */\nexport const timeZones: ReadonlySet<string> = new Set(\n  ${JSON.stringify([...new Set(names)].join(" "))}.split(" "),\n);\n`,
  );
}
