import type fc from "fast-check";
import { expect, test } from "vitest";
import type { Behavior } from "../../src/compiler/cdn/behavior.js";
import { nodesOf } from "../../src/compiler/graph/graph.js";
import type { Spec } from "../../src/generated/spec.js";
import { repaired } from "../support/arbitrary-repair.js";
import { behaviorsRead, isTaken, takes, type ReadBehavior } from "../support/cdn-table.js";
import { graphBehind, type Compiled } from "../support/compiled.js";
import { cookieFacts } from "../support/cookie-facts.js";
import type { SpecData } from "../support/overlay.js";
import { forSpecs, specsWith } from "../support/runs.js";
import { varies } from "../support/varying-cookies.js";

/** Names a browser may send: for every pattern anybody knows of, one that it takes and one that it just does not. */
function namesToTry({ wordpress, cdn }: Spec): readonly string[] {
  const written = (cdn?.behaviors ?? []).flatMap(({ cookies }) => (typeof cookies === "object" ? [...cookies] : []));
  const known = [...cookieFacts.values()].flatMap(({ cookies, neverVarying = [] }) => [
    ...cookies.map(({ name }) => name),
    ...neverVarying.flatMap(({ names }) => [...names]),
  ]);
  const patterns = new Set([...known, ...written, ...(wordpress?.cookies ?? [])]);
  const filled = [...patterns].map((pattern) => pattern.replaceAll("*", "x7").replaceAll("?", "q"));
  return [
    ...new Set([...filled, ...filled.map((name) => `${name}_`), ...filled.map((name) => name.slice(1)), "other"]),
  ].filter((name) => name !== "");
}

const siteOf = ({ wordpress, profile }: Spec) => ({
  isWhitepaper: profile === "whitepaper",
  plugins: wordpress?.plugins ?? [],
  cookies: wordpress?.cookies ?? [],
});

/** A pattern as the template has it: two stars in a row say no more than one. */
const bare = (path: string): string => path.replace(/^\//, "").replace(/\*+/g, "*");

/** The template's behaviors beside the kinds they have in the graph. */
function pairs(made: Compiled): readonly { readonly read: ReadBehavior; readonly kind: Behavior["kind"] }[] {
  const kinds = nodesOf(graphBehind(made), "distribution").flatMap(({ properties }) => properties.behaviors);
  const read = behaviorsRead(made.main);
  expect(read.map(({ path }) => path)).toEqual(kinds.map(({ path }) => path));
  return read.map((each, index) => ({ read: each, kind: kinds[index]?.kind ?? "admin" }));
}

function checkCookies(made: Compiled, spec: Spec): void {
  const isMerged = made.findings.some(({ code }) => code === "cdn/cookies-merged");
  for (const { read, kind } of pairs(made)) {
    const written = spec.cdn?.behaviors?.find(({ path }) => bare(path) === bare(read.path))?.cookies;
    const { cookies } = read.forwarded;
    if (written === "all" || written === "none") expect(cookies, read.path).toEqual({ which: written });
    else if (kind === "admin" && written === undefined) expect(cookies, read.path).toEqual({ which: "all" });
    else if (kind === "static" && written === undefined) expect(cookies, read.path).toEqual({ which: "none" });
    else {
      for (const name of namesToTry(spec)) {
        const isWanted =
          written === undefined ? varies(siteOf(spec), read.path, name) : written.some((each) => takes(each, name));
        const isForwarded = isTaken(cookies, name);
        // Merged into one pattern of a plugin, some more may be forwarded; what the spec lists in vain may be left out.
        if (isMerged && written === undefined) continue;
        expect(isForwarded, `${name} on ${read.path}`).toBe(isWanted);
      }
    }
    // What reaches WordPress of a page that is kept must tell copies apart.
    if (read.maxTtl > 0) expect(read.key, read.path).toEqual(read.forwarded);
  }
}

/** Specs of every tier with CloudFront, and what CloudFront needs there. */
const delivered = (forwarding: string): fc.Arbitrary<SpecData> =>
  specsWith((spec) => repaired({ ...spec, cdn: { ...(spec["cdn"] as object), enabled: true, forwarding } }));

test("policies forward exactly the cookies that vary a page, none to static paths, all to admin paths", async () => {
  await forSpecs(70, (made, spec) => checkCookies(made, spec as unknown as Spec), delivered("policies"));
});

test("legacy forwarding does the same", async () => {
  await forSpecs(50, (made, spec) => checkCookies(made, spec as unknown as Spec), delivered("legacy"));
});
