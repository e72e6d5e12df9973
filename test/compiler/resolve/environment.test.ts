import { describe, expect, test } from "vitest";
import { parse } from "../../../src/compiler/parse/parse.js";
import type { Document } from "../../../src/compiler/parse/document.js";
import { environmentDocument, environmentNames } from "../../../src/compiler/resolve/environment.js";

const read = (text: string): Document => {
  const { value, diagnostics } = parse(text, "wordpress.yaml");
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no document");
  return value;
};

const merged = (text: string, environment = "staging"): Document => {
  const document = environmentDocument(read(text), environment);
  if (document === undefined) throw new Error("no environment");
  return document;
};

/** Plain objects, so that comparing does not look at prototypes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const spec = `name: acme-blog
web:
  instanceType: c7g.large
  capacity: { min: 2, max: 6 }
domain:
  aliases: [a.example.org, b.example.org, c.example.org]
cdn:
  waf:
    mode: count
tags: { team: web }
environments:
  staging:
    web:
      capacity: { min: 1 }
    domain:
      aliases: [d.example.org]
    cdn:
      waf: null
    tags:
      stage: "yes"
  production: {}
`;

describe("what an environment becomes", () => {
  test("names are told in the order they are written, and none where none are", () => {
    expect(environmentNames(read(spec))).toEqual(["staging", "production"]);
    expect(environmentNames(read("name: acme-blog\n"))).toEqual([]);
    expect(environmentNames(read("environments: [a, b]\n"))).toEqual([]);
  });

  test("mappings merge, lists and scalars replace, null deletes, and no environment is left inside", () => {
    expect(plain(merged(spec).root)).toEqual({
      name: "acme-blog-staging",
      web: { instanceType: "c7g.large", capacity: { min: 1, max: 6 } },
      domain: { aliases: ["d.example.org"] },
      cdn: {},
      tags: { team: "web", stage: "yes" },
    });
  });

  test("an empty overlay changes nothing but the name", () => {
    expect(plain(merged(spec, "production").root)).toMatchObject({
      name: "acme-blog-production",
      web: { capacity: { min: 2, max: 6 } },
      cdn: { waf: { mode: "count" } },
      domain: { aliases: ["a.example.org", "b.example.org", "c.example.org"] },
    });
  });

  test("a mapping over a scalar drops the nulls inside it, as RFC 7396 says", () => {
    const text = "cdn: { waf: true }\nenvironments:\n  staging:\n    cdn: { waf: { mode: count, allowCidrs: null } }\n";
    expect(plain(merged(text).root)).toEqual({ cdn: { waf: { mode: "count" } } });
  });

  test("null for what the base does not have is nothing", () => {
    expect(plain(merged("cdn: {}\nenvironments: { staging: { cdn: { waf: null }, tags: null } }\n").root)).toEqual({
      cdn: {},
    });
  });

  test("the base itself stays as it was read", () => {
    const document = read(spec);
    const before = JSON.stringify(document.root);
    environmentDocument(document, "staging");
    expect(JSON.stringify(document.root)).toBe(before);
  });

  test("an environment that nobody writes is undefined, also one that every object seems to have", () => {
    const document = read(spec);
    for (const name of ["test", "constructor", "__proto__", "toString", ""]) {
      expect(environmentDocument(document, name), name).toBeUndefined();
    }
    expect(environmentDocument(read("name: acme-blog\n"), "staging")).toBeUndefined();
    expect(environmentDocument(read("environments: { staging: 1 }\n"), "staging")).toBeUndefined();
  });

  test("a key called __proto__ is a key like any other, in the base and in the overlay", () => {
    const text = `tags: { __proto__: base, kept: "1" }
environments:
  staging:
    tags: { __proto__: overlay }
    web: { __proto__: { polluted: true } }
`;
    const { root } = merged(text);
    const { tags, web } = root as Record<string, Record<string, unknown>>;
    expect(Object.getPrototypeOf(root)).toBeNull();
    expect(Object.getPrototypeOf(tags)).toBeNull();
    expect(Object.entries(tags ?? {})).toEqual([
      ["__proto__", "overlay"],
      ["kept", "1"],
    ]);
    expect(Object.keys(web ?? {})).toEqual(["__proto__"]);
    expect(web?.["polluted"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("where values of an environment are written", () => {
  const place = (document: Document, pointer: string): string => {
    const { line, column, endLine, endColumn } = document.spanOf(pointer);
    return `${line}:${column}-${endLine}:${endColumn}`;
  };
  const lines = spec.split("\n");
  const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;

  test("a value of the overlay is where the overlay writes it, one of the base where the base does", () => {
    const document = merged(spec);
    const { line, column } = document.spanOf("/web/capacity/min");
    expect(line).toBe(lineOf("{ min: 1 }"));
    expect(lines[line - 1]?.slice(column - 1)).toBe("1 }");
    expect(document.spanOf("/web/capacity/max").line).toBe(lineOf("min: 2, max: 6"));
    expect(place(document, "/web/instanceType")).toBe("3:17-3:26");
    expect(document.keySpanOf("/web/instanceType")).toMatchObject({ line: 3, column: 3, endColumn: 15 });
    expect(document.spanOf("/domain/aliases/0").line).toBe(lineOf("d.example.org"));
    expect(document.keySpanOf("/tags/stage").line).toBe(lineOf("stage:"));
    expect(document.keySpanOf("/tags/team").line).toBe(lineOf("tags: { team"));
  });

  test("what only a list of the overlay could hold is at that list's key, never at the base's", () => {
    const text = "region: x\nenvironments:\n  staging:\n    cdn:\n      behaviors: [{ path: /a }]\n";
    expect(merged(text).spanOf("/cdn/behaviors/0/methods")).toMatchObject({ line: 5, column: 19 });
  });

  test("the source text of a scalar comes from the side that is in force", () => {
    const text =
      "wordpress: { phpVersion: 8.10 }\nweb: { a: 007 }\nenvironments:\n  s: { wordpress: { phpVersion: 8.20 } }\n";
    const document = merged(text, "s");
    expect(document.sourceOf("/wordpress/phpVersion")).toBe("8.20");
    expect(document.sourceOf("/web/a")).toBe("007");
  });

  test("the root is the base's, and file and text are those of the spec", () => {
    const base = read(spec);
    const document = merged(spec);
    expect(document.spanOf("")).toEqual(base.spanOf(""));
    expect([document.file, document.text]).toEqual([base.file, base.text]);
  });

  test("a value that either side writes is there, one that neither writes is not", () => {
    const document = merged(spec);
    for (const pointer of ["/web/capacity/min", "/web/capacity/max", "/tags/stage", "/tags/team", "/name"]) {
      expect(document.has(pointer), pointer).toBe(true);
    }
    for (const pointer of ["/web/volumeGiB", "/tags/other", "/storage"]) {
      expect(document.has(pointer), pointer).toBe(false);
    }
  });

  test("a value that the overlay deletes or replaces is not written any more", () => {
    const document = merged(spec);
    for (const pointer of ["/cdn/waf", "/cdn/waf/mode", "/domain/aliases/1", "/environments/staging"]) {
      expect(document.has(pointer), pointer).toBe(false);
    }
  });

  test("a tag whose name needs escaping is found on both sides", () => {
    const text = 'tags: { "a/b~c": base, "x/y": base }\nenvironments:\n  s: { tags: { "a/b~c": over } }\n';
    const document = merged(text, "s");
    expect(document.spanOf("/tags/a~1b~0c").line).toBe(3);
    expect(document.spanOf("/tags/x~1y").line).toBe(1);
    expect([document.has("/tags/a~1b~0c"), document.has("/tags/x~1y")]).toEqual([true, true]);
  });
});
