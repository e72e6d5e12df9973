import type { Severity } from "../compiler/diagnostics/diagnostic.js";
import { shorten } from "../compiler/diagnostics/phrase.js";
import { type RuleEntry, shortWhy } from "./rule-entry.js";

/** What a finding is called in SARIF, where notes are no infos. */
export const sarifLevel = (severity: Severity): "error" | "warning" | "note" =>
  severity === "info" ? "note" : severity;

/* As GitHub's code scanning takes them. */
const problemSeverity: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "recommendation",
};
const securitySeverity: Readonly<Record<Severity, string>> = { error: "7.5", warning: "5.0", info: "2.0" };
const longestDescription = 1024;

/** Rules about who can read or change what. */
const isSecurity = (id: string): boolean =>
  /^(?:tls|credentials|network)\//u.test(id) || id === "storage/public-website";

/** `Duplicate key` of `parse/duplicate-key`. */
function titleOf(id: string): string {
  const words = id.replace(/^.*\//u, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `CdnTtlOrder` of `cdn/ttl-order`. */
const nameOf = (id: string): string => id.replaceAll(/(?:^|[/-])(\w)/gu, (_, letter: string) => letter.toUpperCase());

const fence = (title: string, spec: string): readonly string[] => [
  `### ${title}`,
  "",
  "```yaml",
  spec.trimEnd(),
  "```",
  "",
];

/** The help of a rule, as people read it beside a finding. */
function helpOf({ page, source }: RuleEntry): { readonly text: string; readonly markdown: string } | undefined {
  if (page === undefined) return undefined;
  const { why, wrong, right } = page;
  return {
    text: `${why}\n\nSource: ${source}`,
    markdown: [why, "", ...fence("Wrong", wrong), ...fence("Right", right), `Source: ${source}`].join("\n"),
  };
}

/** The level that a rule has by itself: that of the profile in which it has one. */
const severityOf = ({ levels: { modern, whitepaper } }: RuleEntry): Severity =>
  modern !== "off" ? modern : whitepaper !== "off" ? whitepaper : "info";

/**
 * What a SARIF log says of a rule. Findings of earlier phases, and of rules without a page, have no help but their own
 * message: `fired` is the level at which one was found.
 */
export function sarifRule(id: string, entry: RuleEntry | undefined, fired: Severity): object {
  const severity = entry === undefined ? fired : severityOf(entry);
  const title = `${titleOf(id)}.`;
  const short = (entry === undefined ? undefined : shortWhy(entry)) ?? title;
  const help = (entry === undefined ? undefined : helpOf(entry)) ?? {
    text: "The message says what is wrong, and what to write instead.",
  };
  const [group = id] = id.split("/");
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: shorten(short, longestDescription) },
    fullDescription: { text: shorten(entry?.page?.why ?? title, longestDescription) },
    help,
    defaultConfiguration: { level: sarifLevel(severity) },
    properties: {
      tags: isSecurity(id) ? [group, "security"] : [group],
      precision: "high",
      "problem.severity": problemSeverity[severity],
      ...(isSecurity(id) ? { "security-severity": securitySeverity[severity] } : {}),
    },
  };
}
