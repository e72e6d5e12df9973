/*
 * Characters a reviewer cannot see, or that some reader takes for a line break: controls, NEL, no-break space, soft
 * hyphen, zero-width and bidirectional marks, line and paragraph separators, byte order mark, interlinear marks,
 * tags, noncharacters and unpaired surrogates. Written as ranges, because Unicode classes differ between versions of
 * the engine and output must not. Sources: YAML 1.2.2 §5.1, Unicode TR36.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}]|[\u{1fffe}\u{1ffff}\u{f0000}-\u{10ffff}]/gu;

/** Replaces every hidden character by what `escape` returns for its code point; all else stays. */
export function replaceHidden(text: string, escape: (codePoint: number) => string): string {
  return text.replace(hidden, (character) => escape(character.codePointAt(0) ?? 0));
}

/** Whether the text holds a character that would not be seen, line breaks and tabs included. */
export function hasHidden(text: string): boolean {
  return text.search(hidden) >= 0;
}
