import { existsSync, mkdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lightsailServer, type LightsailServerInput } from "../../src/bootstrap/lightsail-server.js";
import { findTool, run } from "../support/tool.js";
import { machine, type Machine } from "./support/machine.js";

const shellcheck = findTool("shellcheck");
const php = findTool("php");

const nothing: LightsailServerInput = {
  siteUrl: undefined,
  isBehindCloudFront: false,
  hasLocalCache: false,
  certificate: undefined,
  isHiddenFromSearch: false,
  logsMail: false,
};
const certificate = { names: ["a'b $(touch here) `id`", "www.example.com"], email: undefined };
const all: LightsailServerInput = {
  siteUrl: "https://a'$(touch here)",
  isBehindCloudFront: true,
  hasLocalCache: true,
  certificate,
  isHiddenFromSearch: true,
  logsMail: true,
};

const config = "opt/bitnami/wordpress/wp-config.php";
const virtualHost = "opt/bitnami/apache/conf/vhosts/wordpress-vhost.conf";
const certificates = "opt/bitnami/apache/conf/bitnami/certs";
const shipped =
  "<?php\n/** The settings. */\nputenv('X=1');\necho $_SERVER['HTTPS'] ?? 'off', ' ', $_SERVER['SERVER_PORT'];\n";

const machines: Machine[] = [];
afterAll(() => machines.forEach(({ remove }) => remove()));

const put = (box: Machine, name: string, text: string): void => {
  mkdirSync(dirname(box.path(name)), { recursive: true });
  writeFileSync(box.path(name), text);
};

/** A machine as the blueprint leaves it, as far as the script cares. */
function blueprint(): Machine {
  const box = machine();
  machines.push(box);
  put(box, config, shipped);
  put(box, virtualHost, "<VirtualHost></VirtualHost>\n");
  put(box, "opt/bitnami/php/etc/php.ini", "[PHP]\nmemory_limit = 64M");
  for (const name of ["server.crt", "server.key"]) put(box, `${certificates}/${name}`, "shipped");
  box.command("opt/bitnami/wp-cli/bin/wp", "");
  box.command("opt/bitnami/ctlscript.sh", "");
  return box;
}

function script(changes: Partial<LightsailServerInput>): string {
  const value = lightsailServer({ ...nothing, ...changes });
  if (typeof value !== "string") throw new Error("The script has a reference.");
  return value;
}
function launched(changes: Partial<LightsailServerInput>, box = blueprint()): Machine {
  expect(box.boot(script(changes)).status, box.read("dev/console")).toBe(0);
  return box;
}

const single = Object.entries(all).map(([key, value]) => [key, { [key]: value }] as const);

describe("a launch script", () => {
  test.each([...single, ["everything", all] as const])("for %s is read by bash and passes ShellCheck", (_, changes) => {
    const text = script(changes);
    const [, nested = ""] = /^cat > \/usr\/local\/sbin\/\S+ <<'WPSPEC'\n([\s\S]*?)^WPSPEC$/m.exec(text) ?? [];
    // Names hold dollar signs in quotes on purpose, of which ShellCheck would warn.
    const options = ["-s", "bash", "-S", "style", "-e", "SC2016", "-f", "gcc", "-"];
    for (const input of [text, ...(nested === "" ? [] : [nested])]) {
      expect(run("bash", ["-n"], { input }).stderr).toBe("");
      expect(shellcheck?.(options, { input }).stdout ?? "").toBe("");
    }
  });

  test.each([...single, ["everything", all] as const])("for %s runs on the blueprint", (_, changes) => {
    expect(existsSync(launched(changes).path("here"))).toBe(false);
  });

  test("hands every value on as it is", () => {
    const box = launched(all);
    const calls = box.calls();
    const wordpress = box.path("opt/bitnami/wordpress");
    expect(calls).toContain(`wp --allow-root --path=${wordpress} config set WP_HOME ${all.siteUrl} --type=constant`);
    expect(calls.find((call) => call.startsWith("certbot"))).toContain(
      "--domain=a'b $(touch here) `id` --domain=www.example.com --deploy-hook",
    );
  });

  test.each([
    ["wp-config.php", config],
    ["WP-CLI", "opt/bitnami/wp-cli/bin/wp"],
    ["the control script", "opt/bitnami/ctlscript.sh"],
    ["the virtual host", virtualHost],
    ["php.ini", "opt/bitnami/php/etc/php.ini"],
  ])("stops and says so when the blueprint lacks %s", (_, name) => {
    const box = blueprint();
    run("rm", [box.path(name)]);
    expect(box.boot(script(all)).status).not.toBe(0);
    expect(box.read("dev/console")).toContain("wpspec: the launch script stopped with 1");
    expect(box.calls().join("\n")).not.toContain("certbot");
  });

  test("stops when WordPress does not come up in time", () => {
    const box = blueprint();
    expect(box.boot(script(all), { failing: "wp" }).status).not.toBe(0);
    expect(box.calls().filter((call) => call.includes("is-installed")).length).toBe(60);
    expect(box.read(config)).toBe(shipped);
  });
});

describe("the visitor's protocol", () => {
  test("is put into wp-config.php once, the rest of the file and its mode as they were", () => {
    const box = blueprint();
    run("chmod", ["640", box.path(config)]);
    const { ino, mode } = statSync(box.path(config));
    launched({ isBehindCloudFront: true }, box);
    const once = box.read(config);
    expect(once.endsWith(shipped.slice("<?php\n".length))).toBe(true);
    expect(statSync(box.path(config))).toMatchObject({ ino, mode });
    launched({ isBehindCloudFront: true }, box);
    expect(box.read(config)).toBe(once);
  });

  test("is not put where it would not run", () => {
    const box = blueprint();
    put(box, config, `<?php /* a comment\n*/ ?>\n`);
    expect(box.boot(script({ isBehindCloudFront: true })).status).not.toBe(0);
    expect(box.read(config)).toBe(`<?php /* a comment\n*/ ?>\n`);
  });

  test.skipIf(php === undefined)("is what CloudFront says, else what a load balancer says", () => {
    const box = launched({ isBehindCloudFront: true });
    const seen = (headers: Record<string, string>): string => {
      const code = `$_SERVER = array_merge(['SERVER_PORT' => '80'], json_decode($argv[2], true)); include $argv[1];`;
      return php?.(["-n", "-r", code, box.path(config), JSON.stringify(headers)]).stdout ?? "";
    };
    const [cloudFront, balancer] = ["HTTP_CLOUDFRONT_FORWARDED_PROTO", "HTTP_X_FORWARDED_PROTO"];
    expect(seen({ [cloudFront]: "https", [balancer]: "http" })).toBe("on 443");
    expect(seen({ [balancer]: "https" })).toBe("on 443");
    expect(seen({ [cloudFront]: "http" })).toBe("off 80");
    expect(seen({})).toBe("off 80");
  });
});

describe("the certificate", () => {
  test("takes the place of the one that Apache was shipped with", () => {
    const box = launched({ certificate });
    expect(readlinkSync(box.path(certificates, "server.crt"))).toMatch(/live\/wpspec\/fullchain\.pem$/);
    expect(readlinkSync(box.path(certificates, "server.key"))).toMatch(/live\/wpspec\/privkey\.pem$/);
    expect(existsSync(box.path(certificates, "tls.crt"))).toBe(false);
    const calls = box.calls();
    expect(calls.indexOf("ctlscript.sh restart apache")).toBeLessThan(
      calls.indexOf("systemctl disable --now wpspec-certificate.timer"),
    );
    expect(calls).not.toContain("systemctl enable --now wpspec-certificate.timer");
  });

  test("is asked for by a timer while the name points elsewhere, and Apache keeps its own", () => {
    const box = blueprint();
    expect(box.boot(script({ certificate }), { failing: "certbot" }).status).toBe(0);
    expect(box.calls()).toContain("systemctl enable --now wpspec-certificate.timer");
    expect(box.read(`${certificates}/server.crt`)).toBe("shipped");
  });
});

describe.skipIf(php === undefined)("mail of a staging site", () => {
  test("stays on the server, and the settings before it stay too", () => {
    const box = launched({ logsMail: true });
    const code = "echo ini_get('memory_limit'); mail('you@example.com', 'Hello', 'Body');";
    expect(php?.(["-n", "-c", box.path("opt/bitnami/php/etc/php.ini"), "-r", code]).stdout).toBe("64M");
    expect(box.read("var/log/wpspec-mail.log")).toContain("To: you@example.com");
  });
});
