import type { Colors } from "../report/pretty.js";
import { visible } from "../report/visible.js";
import type { RouteComparison, RouteDifference } from "./compare.js";
import type { RequestItems } from "./answer-json.js";

const isItems = (value: unknown): value is RequestItems =>
  typeof value === "object" && value !== null && "queryString" in value;

function valueText(value: unknown): string {
  if (isItems(value)) {
    const { headers, cookies, queryString } = value;
    const all = [
      ...headers,
      ...cookies.map((cookie) => `Cookie: ${cookie}`),
      ...(queryString === "" ? [] : [`?${queryString}`]),
    ];
    return all.length === 0 ? "nothing" : all.join(", ");
  }
  if (typeof value === "object" && value !== null) return Object.values(value).join("/");
  return String(value);
}

function one({ request, changes, before, after }: RouteDifference, colors: Colors): readonly string[] {
  const { method, url, cookies, headers } = request;
  const sent = [...cookies.map((cookie) => `Cookie: ${cookie}`), ...headers];
  const path =
    before.behavior.path === after.behavior.path
      ? after.behavior.path
      : `${before.behavior.path} → ${after.behavior.path}`;
  return [
    `${colors.bold(visible(`${method} ${url}`))}${sent.length === 0 ? "" : visible(` with ${sent.join(", ")}`)}`,
    `  ${colors.dim("behavior".padEnd(12))}${visible(path)}`,
    ...changes.map(
      (each) =>
        `  ${colors.dim(each.aspect.padEnd(12))}${visible(`${valueText(each.before)} → ${valueText(each.after)}`)}`,
    ),
    "",
  ];
}

/** Requests that two specs answer differently, for people. */
export function prettyComparison({ differences, undecided }: RouteComparison, colors: Colors): string {
  return [
    ...differences.flatMap((each) => one(each, colors)),
    ...undecided.map(([before, after]) =>
      visible(`Not compared, for it would take too long: ${before} with ${after}.`),
    ),
    differences.length === 0 ? "Every request is answered alike.\n" : "",
  ].join("\n");
}
