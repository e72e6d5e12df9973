import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childPointer } from "../../src/compiler/parse/pointer.js";
import { dotted } from "../../src/compiler/validate/dotted.js";
import { isRuleId, typedPath } from "../../src/explain/typed-path.js";
import { rules } from "../../src/generated/rules.js";

test.each([
  ["web", ["web"]],
  ["web.capacity.min", ["web", "capacity", "min"]],
  ["cdn.behaviors[0].path", ["cdn", "behaviors", "0", "path"]],
  ['cdn.behaviors["wp-admin/*"].cookies', ["cdn", "behaviors", "wp-admin/*", "cookies"]],
  ["cdn.behaviors['wp-admin/*']", ["cdn", "behaviors", "wp-admin/*"]],
  ["cdn.behaviors[wp-admin/*].cookies", ["cdn", "behaviors", "wp-admin/*", "cookies"]],
  ['wordpress.php.ini["opcache.jit"]', ["wordpress", "php", "ini", "opcache.jit"]],
  ['tags["a\\"b"]', ["tags", 'a"b']],
  ["/cdn/behaviors/0/path", ["cdn", "behaviors", "0", "path"]],
  ["/tags/a~1b", ["tags", "a/b"]],
])("%s", (text, steps) => expect(typedPath(text)).toEqual(steps));

test.each(["", ".web", "web.", "web..capacity", "a b", "web[", "[0]", "cdn/ttl-order", "x\u001b[2J", 'a["b]'])(
  "%j is no path",
  (text) => expect(typedPath(text)).toBeUndefined(),
);

test("what findings print as a path is read back", () => {
  const step = fc.oneof(
    fc.constantFrom("web", "capacity", "0", "12"),
    fc.string({ maxLength: 12 }).filter((each) => !each.includes("\\")),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
      const pointer = ["web", ...steps].reduce<string>(childPointer, "");
      const said = dotted(pointer);
      // JSON's escapes of control characters are for people.
      fc.pre(!/\\[^"\\]/.test(said));
      const trimmed = steps.map((each) => each.trim());
      expect(typedPath(said)).toEqual(["web", ...trimmed]);
    }),
  );
});

describe("an id of a rule", () => {
  test("is known by its slash, and no path is taken for one", () => {
    for (const id of Object.keys(rules)) expect([id, isRuleId(id), typedPath(id)]).toEqual([id, true, undefined]);
    for (const path of ["web", "web.capacity", 'cdn.behaviors["wp-admin/*"]', "/cdn/behaviors", "ttl-order"])
      expect(isRuleId(path), path).toBe(false);
  });
});
