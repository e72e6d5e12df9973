import fc from "fast-check";
import { expect, test } from "vitest";
import { readRequest, type RouteRequest } from "../../src/route/request.js";

const read = (asked: RouteRequest) => {
  const answer = readRequest(asked, "www.example.org");
  if ("problem" in answer) throw new Error(answer.problem.message);
  return answer.request;
};
const problemOf = (asked: RouteRequest) => {
  const answer = readRequest(asked, "www.example.org");
  return "problem" in answer ? answer.problem : undefined;
};

test("an address, an address without a scheme, and a path of the site", () => {
  expect(read({ url: "http://Shop.example.org:8080/a/b?c=1&d#e" })).toMatchObject({
    scheme: "http",
    host: "shop.example.org:8080",
    path: "/a/b",
    query: "c=1&d",
    method: "GET",
  });
  expect(read({ url: "shop.example.org/a" })).toMatchObject({ scheme: "https", host: "shop.example.org", path: "/a" });
  expect(read({ url: "https://shop.example.org" })).toMatchObject({ path: "/", query: "" });
  expect(read({ url: "/a?b" })).toMatchObject({ scheme: "https", host: "www.example.org", path: "/a", query: "b" });
});

test("a path stays as it was typed, but for letters that browsers encode", () => {
  expect(read({ url: "/a/../b//c/%7e" }).path).toBe("/a/../b//c/%7e");
  expect(read({ url: "/möbel/?q=größe" })).toMatchObject({ path: "/m%C3%B6bel/", query: "q=gr%C3%B6%C3%9Fe" });
  expect(read({ url: "/\ud800" }).path).toBe("/%EF%BF%BD");
});

test("the scheme that is asked for wins over the address, and the Host header over its host", () => {
  expect(read({ url: "https://a.example.org/", scheme: "http" }).scheme).toBe("http");
  expect(read({ url: "https://a.example.org/", headers: ["host: B.example.org"] })).toMatchObject({
    host: "b.example.org",
    headers: [],
  });
});

test("cookies are taken one by one, as a browser sends them, and from their header", () => {
  const { cookies, headers } = read({ url: "/", cookies: ["a=1; b=2=3", "c="], headers: ["Cookie: d=4", "X-A:1"] });
  expect(cookies).toEqual([
    { name: "a", value: "1" },
    { name: "b", value: "2=3" },
    { name: "c", value: "" },
    { name: "d", value: "4" },
  ]);
  expect(headers).toEqual([{ name: "X-A", value: "1" }]);
});

test.each<readonly [RouteRequest, RegExp]>([
  [{ url: "" }, /no address/],
  [{ url: "?a" }, /no address/],
  [{ url: "/a b" }, /spaces/],
  [{ url: "/a\u0000" }, /control/],
  [{ url: "https:///a" }, /no host name/],
  [{ url: "https://user@example.org/" }, /no host name/],
  [{ url: "/", method: "GET /" }, /no method/],
  [{ url: "/", cookies: ["a"] }, /no cookie/],
  [{ url: "/", cookies: ["=a"] }, /no cookie/],
  [{ url: "/", headers: ["a"] }, /no header/],
  [{ url: "/", headers: ["a b: c"] }, /no header/],
])("%j is refused with a reason and a way out", (asked, message) => {
  const problem = problemOf(asked);
  expect(problem?.message).toMatch(message);
  expect(problem?.hint).toMatch(/^Write /);
});

test("any text at all is a request or a problem", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.array(fc.string()),
      fc.array(fc.string()),
      (url, cookies, headers) => {
        const answer = readRequest({ url, cookies, headers }, "www.example.org");
        expect("request" in answer ? answer.request.path.startsWith("/") : answer.problem.hint !== "").toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
