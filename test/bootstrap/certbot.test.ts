import { expect, test } from "vitest";
import { certbotWords } from "../../src/bootstrap/certbot.js";

test("names and address stay words of their own, options stay ours", () => {
  const words = certbotWords({ names: ["*.example.com", "-x", "a'; id #"], email: "$(id)@example.com" }, ["--webroot"]);
  expect(words.slice(1)).toEqual([
    "'--email=$(id)@example.com'",
    "--no-eff-email",
    "--webroot",
    "'--domain=*.example.com'",
    "--domain=-x",
    `'--domain=a'\\''; id #'`,
  ]);
});

test("without an address there is an account without one", () => {
  const words = certbotWords({ names: ["example.com"], email: undefined }, []);
  expect(words.slice(1)).toEqual(["--register-unsafely-without-email", "--domain=example.com"]);
});

test("one call serves the first certificate, a changed list of names and every renewal", () => {
  const [call] = certbotWords({ names: [], email: undefined }, []);
  for (const option of ["--keep-until-expiring", "--renew-with-new-domains", "--cert-name wpspec", "--non-interactive"])
    expect(call).toContain(option);
});

test("a line break, which could end the here-document, throws", () => {
  for (const text of ["a\nWPSPEC\nid", "a\rb", "a\0b"]) {
    expect(() => certbotWords({ names: [text], email: undefined }, [])).toThrow("holds a line break");
    expect(() => certbotWords({ names: [], email: text }, [])).toThrow("holds a line break");
  }
});
