import { count, quote } from "../phrase.js";
import type { Entries } from "./entry.js";

/** Texts about YAML itself, before any key has a meaning. */
export const parseEntries = {
  "parse/too-large": {
    severity: "error",
    message: (p: { bytes: number; most: number }) =>
      `This file has ${p.bytes} bytes or more; a spec may have ${p.most}, so that no input can keep a build busy.`,
    hint: () => "Check that this is the right file. A spec of a whole site is a few kilobytes.",
  },
  "parse/hidden-character": {
    severity: "error",
    message: (p: { escape: string; name: string; inEscape: boolean }) =>
      `There is ${p.name} (${p.escape}) ${p.inEscape ? "in the text that this value spells" : "here"}; ` +
      "reviewers cannot see it, so nobody could tell what is deployed.",
    hint: (p: { inEscape: boolean }) =>
      p.inEscape
        ? "Take the escape sequence out of the quotes."
        : "Delete the character, or type the whole word again.",
  },
  "parse/tab": {
    severity: "error",
    message: (p: { others: number }) =>
      `This line is indented with a tab${p.others > 0 ? `, like ${count(p.others, "other")} below` : ""}; YAML takes only spaces.`,
    hint: () => "Replace the tabs by two spaces for each level.",
  },
  "parse/directive": {
    severity: "error",
    message: (p: { directive: string }) =>
      `The directive ${quote(p.directive)} is not taken; a spec is always read as YAML 1.2, so that \`yes\` and \`010\` mean the same everywhere.`,
    hint: () => "Delete this line.",
  },
  "parse/several-documents": {
    severity: "error",
    message: () => "A second document starts here; a file holds one spec.",
    hint: () => "Delete the `---`, or move what follows to a file of its own.",
  },
  "parse/empty": {
    severity: "error",
    message: () => "The file has no content but comments and blank lines; a spec needs at least four keys.",
    hint: () => "Write `version: 1`, `name`, `tier` and `region`, or run `wpspec init`.",
  },
  "parse/not-a-mapping": {
    severity: "error",
    message: (p: { found: string; text: string }) =>
      `The file holds ${p.found} instead of keys with values, so it is no spec.`,
    hint: (p: { found: string; text: string }) =>
      /^[\w-]+:\S/.test(p.text)
        ? "Put a space after each colon: `version: 1`."
        : "Write one `key: value` on each line, starting with `version: 1`.",
  },
  "parse/too-deep": {
    severity: "error",
    message: (p: { most: number }) => `Values are nested more than ${p.most} levels deep here; no spec needs that.`,
    hint: () => "Look for a bracket or an indentation that repeats by mistake.",
  },
  "parse/too-many-values": {
    severity: "error",
    message: (p: { most: number }) => `The file has more than ${p.most} keys and items; no spec needs that many.`,
    hint: () => "Check that this is the right file.",
  },
  "parse/duplicate-key": {
    severity: "error",
    message: (p: { key: string }) =>
      `The key ${quote(p.key)} is written twice in the same place; only one of them could count.`,
    hint: () => "Merge the two, or delete one.",
  },
  "parse/key-not-text": {
    severity: "error",
    message: (p: { found: string; text: string }) => `A key must be text, but ${quote(p.text)} is ${p.found}.`,
    hint: (p: { text: string }) =>
      /^[\w.+-]+$/.test(p.text)
        ? `Put it in quotes: \`"${p.text}"\`.`
        : "Write a plain word before the colon; text that starts with `{` or `[` needs quotes.",
  },
  "parse/long-key": {
    severity: "error",
    message: () => "There is no colon within the first 1024 characters, and YAML takes no longer keys.",
    hint: () => "Look for a missing colon, or a quote that is not closed.",
  },
  "parse/merge-key": {
    severity: "error",
    message: () => "Merge keys (`<<`) are not supported: YAML 1.2 has none, and tools disagree about what they do.",
    hint: () => "Write the keys out here; what differs between stages belongs in `environments`.",
  },
  "parse/tag": {
    severity: "error",
    message: (p: { tag: string }) => `The tag ${quote(p.tag)} means nothing in a spec.`,
    hint: (p: { tag: string }) =>
      /^!(Ref|Sub|GetAtt|Join|Select|ImportValue|If)$/.test(p.tag)
        ? "Write the value itself: CloudFormation functions belong in templates, and the spec is not one."
        : "Delete the tag. Text that starts with `!` needs quotes.",
  },
  "parse/unknown-alias": {
    severity: "error",
    message: (p: { name: string }) => `\`*${p.name}\` refers to an anchor \`&${p.name}\`, and there is none above it.`,
    hint: (p: { name: string }) => `Text that starts with \`*\` needs quotes: \`"*${p.name}"\`.`,
  },
  "parse/nested-alias": {
    severity: "error",
    message: (p: { name: string; anchor: string }) =>
      p.name === p.anchor
        ? `\`*${p.name}\` stands inside of \`&${p.anchor}\`, so the value would contain itself without end.`
        : `\`*${p.name}\` stands inside of \`&${p.anchor}\`; aliases may not nest, because nested ones can grow without bound.`,
    hint: () => "Write the value out here.",
  },
  "parse/alias-growth": {
    severity: "error",
    message: (p: { most: number }) => `The aliases of this file repeat more than ${p.most} values; no spec needs that.`,
    hint: () => "Write the values out, or use fewer aliases.",
  },
  "parse/dynamic-reference": {
    severity: "error",
    message: () =>
      "The text `{{resolve:` is refused: CloudFormation would replace it by a secret or parameter of the account, for all to read.",
    hint: () => "Delete it. wpspec makes the secrets it needs itself.",
  },
  "parse/unclosed-quote": {
    severity: "error",
    message: (p: { quote: string }) =>
      `The text that starts here has no closing ${p.quote}, so everything below belongs to it.`,
    hint: (p: { quote: string }) =>
      p.quote === "'"
        ? "Add the closing quote. An apostrophe inside single quotes is written twice (`'it''s'`)."
        : 'Add the closing quote. A quote inside double quotes is written `\\"`.',
  },
  "parse/after-value": {
    severity: "error",
    message: (p: { text: string }) => `${quote(p.text)} follows a value that is already complete.`,
    hint: () => "Put the whole text in one pair of quotes, or move the rest to a line of its own.",
  },
  "parse/unclosed-bracket": {
    severity: "error",
    message: (p: { bracket: string }) =>
      `A bracket is not closed: \`${p.bracket}\` is missing here, or the lines inside are not indented.`,
    hint: (p: { bracket: string }) => `Add \`${p.bracket}\`. Text that itself starts with a bracket needs quotes.`,
  },
  "parse/stray-bracket": {
    severity: "error",
    message: (p: { text: string }) => `${quote(p.text)} closes nothing that is open here.`,
    hint: () => "Delete it, or look for the bracket that should open it.",
  },
  "parse/indentation": {
    severity: "error",
    message: () => "The indentation fits none of the lines above, so it is not clear what this line belongs to.",
    hint: () => "Give keys of the same mapping and items of the same list the same number of leading spaces.",
  },
  "parse/below-value": {
    severity: "error",
    message: () => "This line is indented as if it belonged to the key above, but that key already has a value.",
    hint: () => "Give it the same indentation as the line above, or put the text above in quotes if it goes on here.",
  },
  "parse/alias-name": {
    severity: "error",
    message: (p: { sign: string }) =>
      `${quote(p.sign)} needs a name right after it, because YAML keeps it for anchors and aliases.`,
    hint: () => "If it is meant as text, put it in quotes.",
  },
  "parse/missing-colon": {
    severity: "error",
    message: (p: { text: string }) => `${quote(p.text)} has no colon, so it is neither a key nor part of a value.`,
    hint: (p: { text: string }) => {
      const [key, ...rest] = p.text.split(/\s+/);
      return rest.length > 0 && key !== undefined && /^[\w-]+$/.test(key)
        ? `Write ${quote(`${key}: ${rest.join(" ")}`)}.`
        : "Write `key: value`, or start the line with `- ` if it is an item of a list.";
    },
  },
  "parse/space-after-colon": {
    severity: "error",
    message: (p: { key: string; value: string }) =>
      `${quote(`${p.key}:${p.value}`)} has no space after the colon, so YAML sees one word.`,
    hint: (p: { key: string; value: string }) => `Write ${quote(`${p.key}: ${p.value}`)}.`,
  },
  "parse/two-colons": {
    severity: "error",
    message: () => "There are two `key: value` pairs on one line, so it is not clear where the first value ends.",
    hint: () => "Text with `: ` in it needs quotes; keys inside a key go on the next line, indented by two spaces.",
  },
  "parse/list-and-keys": {
    severity: "error",
    message: () => "List items (`- `) and keys are mixed in one place; a value is either a list or a mapping.",
    hint: () => "Indent the items below the key that they belong to.",
  },
  "parse/quote-needed": {
    severity: "error",
    message: (p: { character: string }) => `Text cannot start with ${quote(p.character)}, which YAML keeps for itself.`,
    hint: () => "Put the text in quotes.",
  },
  "parse/escape": {
    severity: "error",
    message: (p: { escape: string }) => `\`${p.escape}\` is no escape sequence of YAML.`,
    hint: () => "Use single quotes, where a backslash is only a backslash, or write `\\\\`.",
  },
  "parse/comment-space": {
    severity: "error",
    message: () => "There is no space before this `#`, so it is not clear whether a comment starts here.",
    hint: () => "Put a space before the `#`, or quotes around the text.",
  },
  "parse/missing-comma": {
    severity: "error",
    message: () => "A comma is missing between two items inside brackets.",
    hint: () => "Write `[a, b]` or `{a: 1, b: 2}`.",
  },
  "parse/extra-comma": {
    severity: "error",
    message: () => "There is a comma where a value should be.",
    hint: () => "Delete the comma.",
  },
  "parse/block-in-brackets": {
    severity: "error",
    message: () => "Inside brackets, indentation and `- ` have no meaning.",
    hint: () => "Write all of it in brackets with commas, or all of it on indented lines without brackets.",
  },
  "parse/block-text": {
    severity: "error",
    message: () => "After `|` or `>` the text must start on the next line.",
    hint: () => "Break the line after the sign, and indent the text by two spaces.",
  },
  "parse/syntax": {
    severity: "error",
    message: () => "YAML cannot read this place.",
    hint: () => "Check quotes, colons and indentation of this line and of the one above.",
  },
} as const satisfies Entries;
