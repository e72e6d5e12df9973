import { describe, expect, test } from "vitest";
import { lightsailServer, type LightsailServerInput } from "../../src/bootstrap/lightsail-server.js";
import { platforms } from "../../src/generated/facts.js";

const nothing: LightsailServerInput = {
  siteUrl: undefined,
  isBehindCloudFront: false,
  hasLocalCache: false,
  certificate: undefined,
  isHiddenFromSearch: false,
  logsMail: false,
};
const all: LightsailServerInput = {
  siteUrl: "https://example.com",
  isBehindCloudFront: true,
  hasLocalCache: true,
  certificate: { names: ["example.com", "www.example.com"], email: "me@example.com" },
  isHiddenFromSearch: true,
  logsMail: true,
};

/** The script as text: it has no references. */
function script(changes: Partial<LightsailServerInput>, to = nothing): string {
  const value = lightsailServer({ ...to, ...changes });
  if (typeof value !== "string") throw new Error("The script has a reference.");
  return value;
}

test("a blueprint that is left as it is has no launch script", () => {
  expect(lightsailServer(nothing)).toBe("");
});

test.each(Object.entries(all).map(([key, value]) => ({ [key]: value })))("has one for %o", (changes) => {
  expect(script(changes).startsWith("#!/bin/bash\n")).toBe(true);
});

describe("a launch script", () => {
  test("waits for the blueprint's own first boot before it touches anything", () => {
    const text = script(all);
    const waits = text.indexOf("retry 60 wp core is-installed\n");
    expect(text.indexOf("retry 60 test -f /opt/bitnami/wordpress/wp-config.php\n")).toBeLessThan(waits);
    expect(waits).toBeLessThan(text.indexOf("wp config set"));
    expect(waits).toBeLessThan(text.indexOf("apt-get"));
  });

  test("knows no path of the blueprint but those of the facts", () => {
    const known: readonly string[] = Object.values(platforms.bitnami.paths);
    const used = script(all).match(/\/opt\/bitnami[\w./-]*/g) ?? [];
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((path) => !known.some((each) => path === each || path === `${each}/`))).toEqual([]);
  });

  test("tells WordPress its own name in both settings, as one word of the shell", () => {
    expect(script({ siteUrl: "https://example.com" })).toContain(
      "wp config set WP_HOME https://example.com --type=constant\n" +
        "wp config set WP_SITEURL https://example.com --type=constant\n",
    );
    expect(script({ siteUrl: "https://a'$(id)" })).toContain("wp config set WP_HOME 'https://a'\\''$(id)' --type=");
    expect(script({ hasLocalCache: true })).not.toContain("wp config set");
  });

  test("installs what was asked for, and nothing otherwise", () => {
    const installed = (changes: Partial<LightsailServerInput>) => /install -y .*/.exec(script(changes))?.[0];
    expect(installed({ hasLocalCache: true })).toBe("install -y --no-install-recommends memcached");
    expect(installed({ certificate: all.certificate })).toBe("install -y --no-install-recommends certbot");
    expect(installed({ siteUrl: "https://example.com" })).toBeUndefined();
  });

  test("asks for the certificate until there is one", () => {
    const text = script({ certificate: all.certificate });
    expect(text).toContain("--email=me@example.com --no-eff-email --webroot --webroot-path=/opt/bitnami/wordpress ");
    expect(text).toContain("--domain=example.com --domain=www.example.com --deploy-hook");
    expect(text).toContain("/usr/local/sbin/wpspec-certificate || systemctl enable --now wpspec-certificate.timer\n");
    expect(script({ certificate: { names: ["a"], email: undefined } })).toContain("--register-unsafely-without-email");
  });

  test("restarts the servers only when their settings changed", () => {
    const restart = "\n/opt/bitnami/ctlscript.sh restart\n";
    expect(script({ isHiddenFromSearch: true })).toContain(restart);
    expect(script({ logsMail: true })).toContain(restart);
    expect(script({ siteUrl: "https://example.com", hasLocalCache: true })).not.toContain(restart);
  });
});
