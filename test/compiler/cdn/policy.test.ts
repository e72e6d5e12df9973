import { expect, test } from "vitest";
import type { Behavior } from "../../../src/compiler/cdn/behavior.js";
import { behaviors } from "../../../src/compiler/cdn/behaviors.js";
import type { CdnInput, UserBehavior } from "../../../src/compiler/cdn/cdn-input.js";
import { policies, type Policies } from "../../../src/compiler/cdn/policy.js";
import { modern, whitepaper } from "./support/cdn-input.js";

type Style<S extends Policies["style"]> = Extract<Policies, { style: S }>;

function policiesOf(
  input: CdnInput,
): Style<"policies"> & { readonly use: (path: string) => Style<"policies">["uses"][number] } {
  const list = behaviors(input).behaviors;
  const result = policies(list, "policies");
  if (result.style !== "policies") throw new Error("Asked for policies.");
  const use = (path: string): Style<"policies">["uses"][number] => {
    const found = result.uses[list.findIndex((each) => each.path === path)];
    if (found === undefined) throw new Error(`No behavior ${path}`);
    return found;
  };
  return { ...result, use };
}

const withUsers = (...userBehaviors: readonly UserBehavior[]): CdnInput => ({ ...modern, userBehaviors });
const disabled = { managed: "CachingDisabled", id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" };

test("the modern table needs two cache policies of its own and no origin request policy", () => {
  const { cachePolicies, originRequestPolicies, uses } = policiesOf(modern);
  expect(uses.length).toBe(behaviors(modern).behaviors.length);
  expect(originRequestPolicies).toEqual([]);
  expect(cachePolicies).toEqual([
    {
      name: "pages",
      headers: ["Host", "CloudFront-Forwarded-Proto"],
      cookies: ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"],
      queryStrings: { allExcept: expect.arrayContaining(["utm_source", "fbclid"]) },
      ttlSeconds: { min: 0, default: 60, max: 36_000 },
      compress: true,
    },
    {
      name: "static",
      headers: "none",
      cookies: "none",
      queryStrings: "all",
      ttlSeconds: { min: 0, default: 86_400, max: 31_536_000 },
      compress: true,
    },
  ]);
});

test("admin behaviors use the policies that AWS keeps: nothing cached, everything forwarded", () => {
  const { use } = policiesOf(modern);
  const everything = { managed: "AllViewerAndCloudFrontHeaders-2022-06", id: "33f36d7e-f396-46d9-90e0-52428a34d9dc" };
  expect(use("wp-admin/*")).toEqual({ cache: disabled, originRequest: everything });
  expect(policiesOf({ ...whitepaper, forwarding: "policies" }).use("wp-admin/*").originRequest).toMatchObject({
    managed: "AllViewer",
  });
  const input = withUsers({ path: "wp-content/uploads/a/*", kind: "admin", origin: "static" });
  expect(policiesOf(input).use("wp-content/uploads/a/*").originRequest).toMatchObject({
    managed: "AllViewerExceptHostHeader",
  });
});

test("cached behaviors need no origin request policy: what they key on is what they forward", () => {
  const { use } = policiesOf(modern);
  expect(use("*")).toEqual({ cache: { own: "pages" }, originRequest: undefined });
  expect(use("wp-content/*")).toEqual({ cache: { own: "static" }, originRequest: undefined });
});

test("behaviors that say the same share a policy, and adding one renames none", () => {
  const before = policiesOf(withUsers({ path: "b/*", kind: "frontend", ttlSeconds: 5 }));
  const after = policiesOf(
    withUsers(
      { path: "a/*", kind: "frontend", ttlSeconds: 5 },
      { path: "b/*", kind: "frontend", ttlSeconds: 5 },
      { path: "c/*", kind: "frontend" },
      { path: "d/*", kind: "static" },
    ),
  );
  expect(after.use("a/*")).toEqual(after.use("b/*"));
  expect(after.use("b/*")).toEqual(before.use("b/*"));
  expect(after.use("c/*").cache).toEqual({ own: "pages" });
  expect(after.use("d/*").cache).toEqual({ own: "static" });
  expect(after.cachePolicies).toEqual(before.cachePolicies);
  expect(after.cachePolicies.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^frontend-[0-9a-z]{13}$/),
    "pages",
    "static",
  ]);
});

test("a plugin changes the policy of pages in place, not its name", () => {
  const shop = policiesOf({ ...modern, plugins: ["woocommerce"] });
  expect(shop.cachePolicies.map(({ name }) => name)).toEqual(["pages", "static"]);
  expect(shop.cachePolicies[0]?.cookies).toContain("wp_woocommerce_session_*");
});

test("an admin behavior that forwards less than everything gets a policy of its own", () => {
  const { use, originRequestPolicies } = policiesOf(
    withUsers({ path: "api/*", kind: "admin", cookies: "none", headers: ["X-Key"] }),
  );
  const [policy] = originRequestPolicies;
  expect(policy).toMatchObject({ headers: ["X-Key"], cookies: "none", queryStrings: "all" });
  expect(use("api/*")).toEqual({ cache: disabled, originRequest: { own: policy?.name } });
});

test("no policy with keys has a maximum of 0, which CloudFront refuses", () => {
  const input = withUsers({ path: "a/*", kind: "frontend", ttlSeconds: { min: 0, default: 0, max: 0 } });
  const { use, cachePolicies, originRequestPolicies } = policiesOf(input);
  expect(use("a/*").cache).toEqual(disabled);
  expect(originRequestPolicies).toMatchObject([{ headers: ["Host", "CloudFront-Forwarded-Proto"] }]);
  for (const { ttlSeconds } of cachePolicies) expect(ttlSeconds.max).toBeGreaterThan(0);
});

test("the policy that AWS keeps for static files without query strings is used where it says what is meant", () => {
  const input = withUsers({
    path: "fonts/*",
    kind: "static",
    queryStrings: "none",
    ttlSeconds: { min: 1, default: 86_400, max: 31_536_000 },
  });
  expect(policiesOf(input).use("fonts/*").cache).toMatchObject({ managed: "CachingOptimized" });
});

test("a foreign behavior that forwards more than it keys on gets both policies", () => {
  const [last] = behaviors(modern).behaviors.slice(-1);
  if (last === undefined) throw new Error("No default behavior.");
  const foreign: Behavior = { ...last, forwarded: { ...last.forwarded, cookies: "all" } };
  const result = policies([foreign], "policies");
  expect(result).toMatchObject({ originRequestPolicies: [{ cookies: "all" }], cachePolicies: [{ name: "pages" }] });
});

test("legacy values of the whitepaper's table", () => {
  const result = policies(behaviors(whitepaper).behaviors, "legacy");
  const nothingKept = { min: 0, default: 0, max: 0 };
  const admin = { headers: "all", cookies: "all", queryString: true, ttlSeconds: nothingKept };
  const files = {
    headers: [],
    cookies: "none",
    queryString: true,
    ttlSeconds: { min: 0, default: 86_400, max: 31_536_000 },
  };
  expect(result).toEqual({
    style: "legacy",
    values: [
      admin,
      admin,
      files,
      files,
      {
        headers: [
          "Host",
          "CloudFront-Forwarded-Proto",
          "CloudFront-Is-Desktop-Viewer",
          "CloudFront-Is-Mobile-Viewer",
          "CloudFront-Is-Tablet-Viewer",
        ],
        cookies: ["comment_*", "wordpress_*", "wp-settings-*"],
        queryString: true,
        ttlSeconds: { min: 0, default: 60, max: 36_000 },
      },
    ],
  });
});
