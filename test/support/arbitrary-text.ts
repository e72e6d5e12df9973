import fc from "fast-check";

/** Pieces that mean something to YAML, CloudFormation, shells, PHP, HTML, Markdown or a terminal. */
const pieces = [
  "${AWS::Region}",
  "${Database}",
  "${",
  "${!x}",
  "$${x}",
  "$",
  "}",
  "#{x}",
  "%{x}",
  "{{x}}",
  "!Ref Database",
  "!Sub x",
  "Fn::Sub",
  "'",
  '"',
  "`id`",
  "$(id)",
  "\\",
  "\n",
  "\n\n",
  "\n- x",
  "\nEOF\n",
  "\n---\n",
  " ",
  ": ",
  " #",
  "|",
  ">",
  "&a",
  "*a",
  "</",
  "</script>",
  "<!--",
  "-->",
  "{",
  "[",
  ",",
  "yes",
  "null",
  "1e3",
  "0x1f",
  "2026-11-23",
  "é",
  "e\u0301",
  "日本",
  "\u{1f600}",
  "\t",
] as const;

/** What the parser refuses: characters a reviewer cannot see, and dynamic references. Rare, or few specs would be left. */
export const refusedPieces = [
  "{{resolve:ssm:/x:1}}",
  "{{resolve:secretsmanager:x:SecretString}}",
  "\u202e",
  "\u0000",
  "\u2028",
  "\ufeff",
  "\u001b[31m",
  "\ud800",
  "\r",
] as const;

/** Texts that hold every piece there is, a few pieces each: for tests that leave nothing to chance. */
export const hostileExamples: readonly string[] = Array.from({ length: 5 }, (_, first) =>
  pieces.filter((_, index) => index % 5 === first).join("x"),
);

/** Text that tries to be more than text. Never empty. */
export const hostileText = (maxLength = 80): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 80, arbitrary: fc.constantFrom(...pieces) },
        { weight: 20, arbitrary: fc.string({ maxLength: 6 }) },
        { weight: 10, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
        { weight: 1, arbitrary: fc.constantFrom(...refusedPieces) },
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join(""))
    .filter((text) => text !== "" && [...text].length <= maxLength);

/** A pattern without the negative lookaheads it begins with: what they rule out is filtered afterwards. */
function withoutLookahead(pattern: string): string {
  const start = pattern.startsWith("^") ? 1 : 0;
  if (!pattern.startsWith("(?!", start)) return pattern;
  let depth = 0;
  for (let index = start; index < pattern.length; index++) {
    const letter = pattern[index];
    if (letter === "\\") index++;
    else if (letter === "(") depth++;
    else if (letter === ")" && --depth === 0) {
      return withoutLookahead(pattern.slice(0, start) + pattern.slice(index + 1));
    }
  }
  throw new Error(`The lookahead of ${pattern} does not end.`);
}

/**
 * Texts that match a pattern of the schema, of `min` to `max` characters: mostly plain ones made from the pattern,
 * some of them made of hostile pieces where the pattern lets these through.
 */
export function textFrom(pattern: string | undefined, min: number, max: number): fc.Arbitrary<string> {
  const room = Math.min(max, 40);
  const fits = (text: string): boolean => [...text].length >= min && [...text].length <= max;
  if (pattern === undefined) return hostileText(room).filter(fits);
  const whole = new RegExp(pattern, "u");
  const isRight = (text: string): boolean => fits(text) && whole.test(text);
  const bare = new RegExp(withoutLookahead(pattern), "u");
  // A pattern of a fixed length cannot be made shorter.
  const isOpen = /[^\\][*+]|\{\d+,\d*\}/.test(pattern) && !/\{(?:12|64)\}/.test(pattern);
  const isSeen = (text: string): boolean => !/[\u2028\u2029]/.test(text);
  const plain = fc
    .stringMatching(bare, isOpen ? { maxLength: room } : {})
    .filter((text) => isRight(text) && isSeen(text));
  const hostile = hostileTexts.filter(isRight);
  return hostile.length === 0
    ? plain
    : fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...hostile) });
}

const spices = [
  "${AWS::Region}",
  "${",
  "$'",
  "`id`",
  "{{resolve:ssm:/x:1}}",
  "'",
  '"',
  "</x>",
  "#{x}",
  "!Ref",
  "&a",
  "%{x}",
  "yes",
];

/** Whole texts, some of which each pattern lets through: a piece alone, in the middle, in an address, in a path. */
const hostileTexts = spices.flatMap((spice) => [
  spice,
  `a${spice}b`,
  `/${spice}`,
  `/a${spice}/`,
  `a${spice}@example.org`,
  `a@${spice}.org`,
  `a b${spice}c`,
]);
