import { describe, expect, test } from "vitest";
import { webServer, type WebServerInput } from "../../src/bootstrap/web-server.js";

const input: WebServerInput = {
  packages: ["nginx", "php8.4-{cli,fpm}"],
  files: { on: "share", fileSystemId: "fs-1", accessPointId: "fsap-1" },
  code: "shared",
  hasLocalDatabase: false,
  hasLocalCache: false,
  originSecret: undefined,
  certificate: undefined,
  isHiddenFromSearch: false,
  logsMail: false,
  readySignal: 'cfn-signal -e "$1"',
  healthPage: "/wpspec-health.php",
  php: { uploadMaxMiB: 64, memoryLimitMiB: 256, maxExecutionSeconds: 50, adminMaxExecutionSeconds: 300, ini: {} },
  sizing: { reservedMiB: 512, workerMiB: 96, workersPerCpu: 8, leastWorkers: 4 },
  keepaliveSeconds: 125,
  logGroup: "/wpspec/acme-blog/web",
  before: undefined,
  after: undefined,
};

/** The script as text: all references are literals here. */
function script(changes: Partial<WebServerInput> = {}): string {
  const value = webServer({ ...input, ...changes });
  if (typeof value !== "string") throw new Error("A reference was not a literal.");
  return value;
}
const lines = (changes?: Partial<WebServerInput>): readonly string[] => script(changes).split("\n");

/** The lines of the php.ini that the script writes. */
const ini = (php: Partial<WebServerInput["php"]> = {}): readonly string[] => {
  const all = lines({ php: { ...input.php, ...php } });
  const from = all.indexOf("cat > /etc/php.d/99-wpspec.ini <<'WPSPEC'");
  return all.slice(from + 1, all.indexOf("WPSPEC", from));
};

describe("a web server's script", () => {
  test("is a bash script that stops at mistakes and signals however it ends", () => {
    const all = lines();
    expect(all[0]).toBe("#!/bin/bash");
    expect(all).toContain("set -euo pipefail");
    expect(all).toContain(`signal() { cfn-signal -e "$1"; }`);
    expect(all).toContain(`trap 'signal "$?"' EXIT`);
    expect(all.indexOf(`trap 'signal "$?"' EXIT`)).toBeLessThan(all.findIndex((line) => line.includes("dnf install")));
  });

  test("installs packages as words: our braces expand, what the user adds is quoted", () => {
    const install = (packages: readonly string[]) => lines({ packages }).find((line) => line.includes("dnf install"));
    expect(install(input.packages)).toBe("retry 5 dnf install -y nginx php8.4-{cli,fpm}");
    expect(install(["a b", "$(id)", "x-{a,b}", "php8.4-{a;id}"])).toBe(
      "retry 5 dnf install -y 'a b' '$(id)' 'x-{a,b}' 'php8.4-{a;id}'",
    );
  });

  test("mounts the shared files through the access point, encrypted and with the role", () => {
    expect(script()).toContain(
      "echo 'fs-1 /var/www/wordpress efs _netdev,nofail,noresvport,tls,iam,accesspoint=fsap-1 0 0' >> /etc/fstab",
    );
    expect(script({ code: "image" })).toContain("echo 'fs-1 /var/www/wordpress/wp-content/uploads efs ");
  });

  test("keeps references as values, so that the deployment fills them in", () => {
    const value = webServer({ ...input, readySignal: { deployment: "readySignal" } });
    expect(value).toMatchObject({
      join: [expect.stringMatching(/signal\(\) \{ $/), { deployment: "readySignal" }, expect.any(String)],
    });
  });
});

describe("limits follow from the spec", () => {
  test("a form is one MiB larger than the file in it, in PHP and in nginx", () => {
    expect(ini({ uploadMaxMiB: 128, memoryLimitMiB: 512 })).toEqual([
      "upload_max_filesize = '128M'",
      "post_max_size = '129M'",
      "memory_limit = '512M'",
      "expose_php = Off",
    ]);
    expect(script({ php: { ...input.php, uploadMaxMiB: 128 } })).toContain("  client_max_body_size 129m;\n");
  });

  test("the user's settings come last and sorted, so that they win and never churn", () => {
    expect(
      ini({
        ini: {
          "session.name": "it's",
          memory_limit: "1G",
          "date.timezone": "UTC",
          display_errors: false,
          precision: 14,
        },
      }).slice(4),
    ).toEqual([
      "date.timezone = 'UTC'",
      "display_errors = Off",
      "memory_limit = '1G'",
      "precision = 14",
      `session.name = 'it'"'"'s'`,
    ]);
  });

  test("pages and dashboard have seconds of their own, and nginx waits longer than the slower", () => {
    const text = script({ php: { ...input.php, maxExecutionSeconds: 40, adminMaxExecutionSeconds: 200 } });
    expect(text).toContain("{ pool pages $((workers - workers / 4)) 40; pool admin $((workers / 4)) 200; }");
    expect(text).toContain("fastcgi_read_timeout 210s;");
  });

  test("workers are sized by the figures that are given", () => {
    const text = script({ sizing: { reservedMiB: 700, workerMiB: 111, workersPerCpu: 9, leastWorkers: 4 } });
    expect(text).toContain("workers=$(((memory - 700) / 111))");
    expect(text).toContain("most=$(($(nproc) * 9))");
  });

  test("idle connections stay open as long as is asked", () => {
    expect(script({ keepaliveSeconds: 77 })).toContain("  keepalive_timeout 77s;\n");
  });
});

describe("what is there only when asked for", () => {
  test("the health page, its location and the check at the end", () => {
    expect(script()).toContain("cat > /var/www/health/wpspec-health.php <<'WPSPEC'\n");
    expect(script()).toContain("    location = /wpspec-health.php {");
    expect(script()).toContain("http://127.0.0.1/wpspec-health.php\n");
    const without = script({ healthPage: undefined });
    expect(without).not.toContain("wpspec-health");
    expect(without).not.toContain("location = ");
    expect(without).not.toContain("127.0.0.1");
  });

  test("the logs' group, in every stream", () => {
    expect(script().match(/"log_group_name":"\/wpspec\/acme-blog\/web"/g)).toHaveLength(3);
    expect(script({ logGroup: "" })).not.toContain("amazon-cloudwatch-agent-ctl");
  });

  test("the user's own lines, verbatim, first and last, without their last line breaks", () => {
    const before = "echo '<&>' \"$HOME\" {{x}} ${y}\n\n";
    const after = "echo done\n";
    const all = script({ before, after });
    expect(all).toContain(`# web.userData.before\necho '<&>' "$HOME" {{x}} \${y}\nretry 5 dnf`);
    expect(all.indexOf("# web.userData.after\necho done\n")).toBeGreaterThan(all.indexOf("systemctl enable --now"));
    expect(script()).not.toContain("web.userData");
  });
});
