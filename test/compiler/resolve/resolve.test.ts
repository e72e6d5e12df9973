import { describe, expect, test } from "vitest";
import type { ElasticSpec } from "../../../src/generated/spec.js";
import type { Diagnostic } from "../../../src/compiler/diagnostics/diagnostic.js";
import { parse } from "../../../src/compiler/parse/parse.js";
import { environmentDocument } from "../../../src/compiler/resolve/environment.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import type { Resolved, ResolvedSpec } from "../../../src/compiler/resolve/resolved-spec.js";
import type { Document } from "../../../src/compiler/parse/document.js";
import { validate } from "../../../src/compiler/validate/validate.js";

const head = "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n";

function read(text: string): Document {
  const { value } = parse(head + text, "wordpress.yaml");
  if (value === undefined) throw new Error("no document");
  return value;
}

function outcome(document: Document): { value: ResolvedSpec | undefined; diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = validate(document);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const resolved = resolve(document, value);
  return { value: resolved.value, diagnostics: resolved.diagnostics };
}

function resolved(document: Document): Resolved<ElasticSpec> {
  const { value, diagnostics } = outcome(document);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { spec } = value;
  if (spec.tier !== "elastic") throw new Error(`The tier is ${spec.tier}.`);
  return { ...value, spec };
}

describe("a resolved spec", () => {
  test("has what was written, the defaults beside it, and what follows from both", () => {
    const { spec, traits, environment } = resolved(read("web: { capacity: { min: 3 } }\n"));
    expect(spec.web.capacity).toEqual({ min: 3, max: 6 });
    expect(spec.cdn.waf).toEqual(true);
    expect(spec.database.instanceClass).toBe("db.r7g.large");
    expect(spec.purpose).toBe("production");
    expect(traits).toMatchObject({ behaviorTable: "modern", dataSubnetsReachInternet: false });
    expect(environment).toBeUndefined();
  });

  test("has no keys of other tiers", () => {
    const { spec } = resolved(read(""));
    expect(spec).not.toHaveProperty("lightsail");
    expect(spec.web).not.toHaveProperty("staticIp");
  });

  test("shares nothing with the document or with another resolved spec", () => {
    const document = read("tags: { team: web }\n");
    const before = JSON.stringify(document.root);
    const first = resolved(document).spec;
    const second = resolved(document).spec;
    expect(JSON.stringify(document.root)).toBe(before);
    expect(first.tags).not.toBe((document.root as { tags: unknown }).tags);
    expect(first.web).not.toBe(second.web);
    expect(first).toEqual(second);
  });

  test("keeps a tag called __proto__ as a tag", () => {
    const { spec } = resolved(read('tags: { __proto__: "x", team: web }\n'));
    expect(Object.entries(spec.tags ?? {})).toEqual([
      ["__proto__", "x"],
      ["team", "web"],
    ]);
  });

  test("does not come to exist when a key or a value cannot be compiled", () => {
    const { value, diagnostics } = outcome(read("web: { staticIp: true }\nbackup: { vaultLock: true }\n"));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["spec/key-not-for-tier", "/web/staticIp"],
      ["spec/not-supported-yet", "/backup/vaultLock"],
    ]);
  });
});

describe("where a value came from", () => {
  const text =
    "web:\n  capacity: { min: 3 }\ntags: { team: web }\ndomain:\n  name: example.org\n  hostedZoneId: Z123456789\n";

  test("a written value came from its place in the text", () => {
    const { originOf, isWritten, spanOf } = resolved(read(text));
    const span = spanOf("web.capacity.min");
    expect(span).toMatchObject({ line: 6, column: 20, endColumn: 21 });
    expect(originOf("web.capacity.min")).toEqual({ by: "spec", span });
    expect(isWritten("web.capacity.min")).toBe(true);
    expect(originOf("/tags/team")).toMatchObject({ by: "spec", span: { line: 7, column: 15 } });
  });

  test("a default came from its tier or profile and has a source; it is shown at the nearest written key", () => {
    const { originOf, isWritten, spanOf } = resolved(read(text));
    const origin = originOf("web.capacity.max");
    expect(origin).toEqual({ by: "default", of: "tier elastic", source: expect.stringMatching(/\S/) });
    expect(originOf("web.instanceType")).toMatchObject({ by: "default", of: "profile modern" });
    expect(isWritten("web.capacity.max")).toBe(false);
    expect(spanOf("web.capacity.max")).toMatchObject({ line: 6, column: 3, endColumn: 11 });
  });

  test("a derived value came from its rule, in words", () => {
    const { originOf, isWritten, spec } = resolved(read(text));
    expect(spec.domain.originName).toBe("origin.example.org");
    const origin = originOf("domain.originName");
    expect(origin).toMatchObject({
      by: "derived",
      rule: expect.stringMatching(/\S/),
      source: expect.stringMatching(/\S/),
    });
    expect(isWritten("domain.originName")).toBe(false);
  });

  test("what is written is not derived", () => {
    const { originOf, spec } = resolved(read(`${text}  originName: direct.example.org\n`));
    expect(spec.domain.originName).toBe("direct.example.org");
    expect(originOf("domain.originName")).toMatchObject({ by: "spec", span: { line: 11 } });
  });

  test("a path inside a default has the default's origin, one inside a written value that value's", () => {
    const { originOf } = resolved(read("web: { scaling: none }\n"));
    expect(originOf("/storage/static/paths/0")).toEqual(originOf("storage.static.paths"));
    expect(originOf("storage.static.paths").by).toBe("default");
    expect(originOf("web.scaling.metric")).toMatchObject({ by: "spec", span: { line: 5, column: 17 } });
  });

  test("what nothing near was written for is shown at the tier, which brought it", () => {
    const { spanOf, originOf } = resolved(read(""));
    expect(spanOf("cache.nodes")).toMatchObject({ line: 3, column: 1, endColumn: 5 });
    expect(originOf("monitoring")).toMatchObject({ by: "spec", span: { line: 3, column: 1 } });
  });

  test("in an environment the overlay's place counts, and what it deletes is a default again", () => {
    const both = `web: { capacity: { min: 3 } }
cdn: { waf: false, pageTtlSeconds: 10 }
environments:
  staging:
    web: { capacity: { min: 2 } }
    cdn: { waf: null }
`;
    const document = environmentDocument(read(both), "staging");
    if (document === undefined) throw new Error("no environment");
    const { spec, originOf, isWritten } = resolved(document);
    expect([spec.name, spec.web.capacity.min, spec.cdn.waf]).toEqual(["acme-blog-staging", 2, true]);
    expect(originOf("web.capacity.min")).toMatchObject({ by: "environment", name: "staging", span: { line: 9 } });
    expect(originOf("cdn.pageTtlSeconds")).toMatchObject({ by: "spec", span: { line: 6 } });
    expect(originOf("cdn.waf")).toMatchObject({ by: "default" });
    expect(isWritten("cdn.waf")).toBe(false);
  });
});
