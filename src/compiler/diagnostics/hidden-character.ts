/** A character that is not seen when a spec is reviewed, or that changes how its neighbours are seen. */
export interface HiddenCharacter {
  readonly name: string;
  readonly test: RegExp;
}

/*
 * Ranges instead of Unicode classes, which differ between versions of the engine. Sources: YAML 1.2.2 §5.1 (which
 * characters may be printed), Unicode Technical Report 36 (bidirectional controls and invisible characters).
 * A tab, a line feed and a carriage return before one are ordinary.
 */
const kinds: readonly HiddenCharacter[] = [
  { name: "a NUL character", test: /\u0000/u },
  { name: "an escape character", test: /\u001b/u },
  { name: "a carriage return without a line feed", test: /\r/u },
  { name: "a control character", test: /[\u0000-\u001f\u007f-\u009f]/u },
  { name: "a control of text direction", test: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u },
  {
    name: "a character of no width",
    test: /[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]/u,
  },
  { name: "an invisible line break", test: /[\u2028\u2029]/u },
  { name: "an invisible tag character", test: /[\u{e0000}-\u{e0fff}]/u },
  { name: "half of a character (an unpaired surrogate)", test: /[\ud800-\udfff]/u },
  { name: "no character at all by Unicode's own definition", test: /[\ufff0-\ufffb\ufffe\uffff]/u },
];

/* The same characters in one expression, so that a text is searched once. */
const any =
  /(?![\t\n]|\r\n)[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;

/** Where a text has hidden characters (offsets in UTF-16 units), at most `most` of them. */
export function hiddenCharacters(
  text: string,
  most: number,
): readonly { offset: number; name: string; escape: string; length: number }[] {
  const found = [];
  for (const { 0: character, index } of text.matchAll(any)) {
    const name = kinds.find(({ test }) => test.test(character))?.name ?? "an invisible character";
    const escape = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    found.push({ offset: index, name, escape, length: character.length });
    if (found.length === most) break;
  }
  return found;
}
