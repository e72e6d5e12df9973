import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commandLine, spec } from "./support/cli.js";

/** A compiler with a bug in it, in place of ours, which has none that we know. */
const broken = fileURLToPath(new URL("./support/broken-lower.ts", import.meta.url));
const { run, site } = commandLine({ "src/compiler/lower/index.ts": broken });

test("a mistake of ours ends with 3, says what to report, and shows the stack only when asked", () => {
  const here = site();
  here.write("wordpress.yaml", spec());
  const { code, out, err } = run(here, ["compile", "--target", "cfn"]);
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toContain("wpspec failed by a mistake of its own: the moon is in the wrong house");
  expect(err).toMatch(/wpspec \d+\.\d+\.\d+, node v/u);
  expect(err).not.toMatch(/^ +at /mu);
  expect(run(here, ["compile", "--target", "cfn"], { env: { WPSPEC_DEBUG: "1" } }).err).toMatch(/^ +at /mu);
});
