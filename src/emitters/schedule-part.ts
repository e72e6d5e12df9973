import type { ScheduledSize } from "../compiler/graph/kinds/web.js";

const words: Readonly<Record<string, string>> = { "*": "any", ",": "and", "/": "per", "-": "to" };

/** One letter a field (minute, hour, day, month, weekday) keeps `1 12` and `11 2` apart. */
const cronWords = (cron: string): readonly string[] =>
  cron
    .trim()
    .split(/\s+/)
    .map((field, index) => ("mhdnw"[index] ?? "x") + field.replace(/[*,/-]/g, (sign) => words[sign] ?? ""));

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** Named after what it says, not after its place in the list, so that a new entry renames none. */
export function schedulePart({ cron, timeZone, min, max, desired }: ScheduledSize): string {
  const sizes = [
    `min${min}`,
    ...(max === undefined ? [] : [`max${max}`]),
    ...(desired === undefined ? [] : [`desired${desired}`]),
  ];
  const zone = timeZone === undefined ? [] : ["in", letters(timeZone)];
  return ["schedule", ...cronWords(cron).map(letters), ...zone, ...sizes].join("-");
}
