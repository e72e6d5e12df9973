import type { Page } from "./wordpress.js";

/** Words that only some visitors are to see. */
const marks = [
  /Ada Admin/gu,
  /Sigrid Subscriber/gu,
  /An opinion of run \S+?(?=<)/gu,
  /Connie Commenter [\w-]+/gu,
  /below the old oak/gu,
  /× (?:Mug|Blue teapot|Green kettle)/gu,
];

/**
 * What two renderings of one page by WordPress may differ in: nonces; the time at which a list of wp-admin was made; the password that a profile suggests; addresses on
 * the page of comments, spelled at random against robots; the campaign of whoever asked first, in one link of a form.
 */
const changing: readonly (readonly [RegExp, string])[] = [
  [/(_wpnonce(?:=|" value="))[0-9a-f]{10}/gu, "$1…"],
  [/("?nonce"?:\s?")[0-9a-f]{10}/gu, "$1…"],
  [/(name="pagegen_timestamp" value=")[^"]*/gu, "$1…"],
  [/data-pw="[^"]*"/gu, 'data-pw="…"'],
  [/"mailto:(?:&#\d+;|[\w.@%-])+">(?:&#\d+;|[\w.@-])+</gu, '"mailto:…">…<'],
  [/\?utm_source=\w+&amp;fbclid=\w+(?=#respond)/gu, ""],
];
const settled = (text: string): string =>
  changing.reduce((so, [pattern, instead]) => so.replaceAll(pattern, instead), text);

export const cookieName = (text: string): string => text.slice(0, text.indexOf("="));
const cookieNames = ({ headers }: Page): readonly string[] => (headers["set-cookie"] ?? []).map(cookieName);

/** What a visitor can tell two pages apart by, without what changes from one rendering to the next. */
const comparable = (page: Page): string =>
  JSON.stringify([
    page.status,
    page.headers.location,
    page.headers["content-type"],
    cookieNames(page),
    settled(page.text),
  ]);

/** A few words around the first place in which a visitor can tell two pages apart; undefined where there is none. */
export function firstDifference(one: Page, other: Page): string | undefined {
  const [first, second] = [comparable(one), comparable(other)];
  if (first === second) return undefined;
  const at = [...first].findIndex((letter, index) => letter !== second[index]);
  const from = Math.max(0, at - 60);
  return `${first.slice(from, at + 60)} ≠ ${second.slice(from, at + 60)}`;
}

/** What is on a page of that which only some visitors are to see. */
export const words = ({ text }: Page): readonly string[] => [
  ...new Set(marks.flatMap((mark) => text.match(mark) ?? [])),
];
