import type { Colors } from "../report/pretty.js";
import { visible } from "../report/visible.js";
import type { RequestItems, RouteAnswer } from "./answer-json.js";

const itemsOf = ({ headers, cookies, queryString }: RequestItems): readonly string[] => [
  ...headers,
  ...cookies.map((cookie) => `Cookie: ${cookie}`),
  ...(queryString === "" ? [] : [`?${queryString}`]),
];

const orNone = (items: readonly string[], none: string): readonly string[] =>
  items.length === 0 ? [none] : items.map(visible);

function keptText({ cacheable, ttlSeconds: { min, default: usual, max } }: RouteAnswer): string {
  return cacheable ? `${min} s to ${max} s as the origin says, else ${usual} s` : "not at all";
}

/** One answer for people: what happens, then why. `method` is what was asked with. */
export function prettyAnswer(answer: RouteAnswer, method: string, colors: Colors): string {
  const { url, behavior, origin, action, cacheable, cacheKey, forwarded, because } = answer;
  const paint = action === "serve" ? colors.bold : action === "redirect" ? colors.yellow : colors.red;
  const sent = itemsOf(forwarded);
  const key = itemsOf(cacheKey);
  const rows: readonly (readonly [name: string, lines: readonly string[]])[] = [
    ["behavior", [visible(`${behavior.path} (${behavior.kind})`)]],
    ["action", [paint(action)]],
    ["origin", [visible(origin)]],
    ["kept", [keptText(answer)]],
    ["cache key", cacheable ? orNone(key, "the path alone") : ["none, for nothing is kept"]],
    ["forwarded", cacheable && key.join("\n") === sent.join("\n") ? ["the same"] : orNone(sent, "nothing")],
  ];
  const indent = " ".repeat(13);
  return [
    colors.bold(visible(`${method} ${url}`)),
    ...rows.map(([name, lines]) => `  ${colors.dim(name.padEnd(11))}${lines.join(`\n${indent}`)}`),
    `  ${colors.dim("because")}`,
    ...because.map((sentence) => `    - ${visible(sentence)}`),
    "",
  ].join("\n");
}

/** One answer on one line, for lists: action, kind and pattern, origin, how long it is kept, address. */
export function lineOf({ url, behavior, origin, action, cacheable, ttlSeconds }: RouteAnswer): string {
  const kept = cacheable ? `${ttlSeconds.default} s` : "not kept";
  const cells = [
    action.padEnd(9),
    behavior.kind.padEnd(9),
    visible(behavior.path).padEnd(24),
    visible(origin).padEnd(14),
  ];
  return `${cells.join("")}${kept.padEnd(10)}${visible(url)}\n`;
}
