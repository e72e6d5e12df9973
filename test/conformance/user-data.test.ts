import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { utf8Bytes } from "../../src/compiler/utf8-bytes.js";
import { examples } from "../support/examples.js";
import { findTool, run } from "../support/tool.js";
import { addNginxFiles, machine, type Machine } from "./support/machine.js";
import { withVolume } from "./support/one-server.js";
import { userDataOf } from "./support/user-data.js";
import { adaptFpm, adaptNginx, freePort, serve, type Server } from "./support/web-server.js";

const shellcheck = findTool("shellcheck");
const nginx = findTool("nginx", "-v");
const php = findTool("php");
const fpm = findTool("php-fpm", "-v");

/** EC2 takes 16 KiB of user data before Base64; what is left is room for the references, which are longer than ours. */
const userDataBytes = 16_000;

const spec = (more: object = {}): string =>
  stringify({ version: 1, name: "acme-shop", tier: "elastic", region: "eu-west-1", ...more });

/* Settings that would leave their line, their quotes, their file or their template if somebody forgot to escape. */
const hostileIni = {
  "acme.backslash": "C:\\temp\\",
  "acme.backtick": "`touch here`",
  "acme.comment": "a ; b # c",
  "acme.constant": "E_ALL & ~E_NOTICE | PHP_VERSION",
  "acme.double": 'say "hello" ',
  "acme.empty": "",
  "acme.equals": "a = [b] = c",
  "acme.false": false,
  "acme.fraction": 0.5,
  "acme.heredoc": "WPSPEC",
  "acme.negative": -1,
  "acme.null": "null",
  "acme.quote": "it's, '' and '",
  "acme.quotes": "''",
  "acme.quotes_apart": "'a''\"'b'",
  "acme.shell": "$(touch here) $HOME ${HOME} ${!HOME}",
  "acme.spaces": "  two  ",
  "acme.sub": "${AWS::Region} ${Files} {{mountPoint}} %{x}",
  "acme.true": true,
  "acme.umlaut": "Grüße, 你好",
  "acme.word": "yes",
  max_input_vars: 5000,
  "session.name": "a<b>&c",
};

const variants: readonly (readonly [name: string, text: string])[] = [
  ...examples.map(({ name, text }) => [`example ${name}`, text] as const),
  [
    "own lines before and after",
    spec({
      web: { userData: { before: 'echo "own: ${HOME} {{x}} WPSPEC" > /dev/null\n', after: "echo last > /dev/null\n" } },
    }),
  ],
  ["memcached", spec({ cache: { engine: "memcached" } })],
  ["valkey", spec({ cache: { engine: "valkey" } })],
  ["no cache", spec({ cache: { engine: "none" } })],
  ["WordPress in the image", spec({ wordpress: { code: "image" }, web: { image: { ami: "ami-0123456789abcdef0" } } })],
  [
    "an image of one's own",
    spec({ web: { image: { ami: "ami-0123456789abcdef0" }, userData: { after: "echo hello" } } }),
  ],
  ["a health check by WordPress", spec({ web: { healthCheck: { path: "/wp-login.php?a=$(id)'", codes: "200,302" } } })],
  ["further packages", spec({ web: { extraPackages: ["ghostscript", "libstdc++"] } })],
  ["hostile settings", spec({ wordpress: { php: { ini: hostileIni } } })],
  ...["8.2", "8.3", "8.4"].map((phpVersion) => [`PHP ${phpVersion}`, spec({ wordpress: { phpVersion } })] as const),
];

const machines: Machine[] = [];
afterAll(() => machines.forEach(({ remove }) => remove()));

const tierOf = (text: string): unknown => (parse(text) as { readonly tier?: unknown }).tier;
const isOneServer = (text: string): boolean => tierOf(text) === "ec2";

/** What openssl prints while it looks for primes. */
const progress = /^(?:[.+*]+|-+)\n/gm;

/** A machine that has booted with the user data of a spec. */
async function booted(text: string): Promise<Machine> {
  const [script = ""] = await userDataOf(text);
  const box = isOneServer(text) ? withVolume() : machine();
  machines.push(box);
  const { status, stderr } = box.boot(script);
  expect(`${stderr}${box.read("dev/console")}`.replace(progress, "")).toBe("");
  expect(status).toBe(0);
  return box;
}

/** A file of the site, as an editor or an attacker would leave it. */
function put(box: Machine, name: string, text: string): void {
  const file = box.path("var/www/wordpress", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe("user data", () => {
  test.each(variants)("of %s is a script that bash reads, below the limit of EC2", async (_, text) => {
    const scripts = await userDataOf(text);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      expect(script.startsWith("#!/bin/bash\n")).toBe(true);
      expect(utf8Bytes(script)).toBeLessThan(userDataBytes);
      const { status, stderr } = run("bash", ["-n"], { input: script });
      expect(stderr).toBe("");
      expect(status).toBe(0);
    }
  });

  test.skipIf(shellcheck === undefined)("of every spec passes ShellCheck, style included", async () => {
    const found: string[] = [];
    for (const [name, text] of variants) {
      for (const input of await userDataOf(text)) {
        const { stdout, stderr } = shellcheck?.(["-s", "bash", "-S", "style", "-f", "gcc", "-"], { input }) ?? {};
        found.push(
          ...`${stdout}${stderr}`
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => `${name}: ${line}`),
        );
      }
    }
    expect(found).toEqual([]);
  });

  test("installs what it needs, mounts the share, starts the servers and says that it is ready, in this order", async () => {
    const box = await booted(spec());
    const names = box.calls().map((call) => call.split(" ")[0]);
    expect(names).toEqual([
      "dnf",
      "mount",
      "mountpoint",
      "amazon-cloudwatch-agent-ctl",
      "systemctl",
      "php-fpm",
      "nginx",
      "systemctl",
      "curl",
      "cfn-signal",
    ]);
    expect(box.calls()[0]).toMatch(/ php8\.4-cli .* php8\.4-pecl-redis6$/);
    expect(box.calls().at(-1)).toBe("cfn-signal -e 0 --stack acme-shop --region eu-west-1 --resource Web");
    expect(box.read("etc/fstab")).toContain("fs-0123456789abcdef0 ");
    const agent = JSON.parse(box.read("opt/aws/amazon-cloudwatch-agent/etc/wpspec.json")) as object;
    expect(agent).toHaveProperty("logs.logs_collected.files.collect_list.length", 3);
  });

  test.each(["dnf", "mount", "mountpoint", "php-fpm", "nginx", "curl"])(
    "says that the boot failed when %s does, and signals once",
    async (failing) => {
      const [script = ""] = await userDataOf(spec());
      const box = machine();
      machines.push(box);
      expect(box.boot(script, { failing }).status).not.toBe(0);
      expect(box.calls().filter((call) => call.startsWith("cfn-signal"))).toEqual([
        "cfn-signal -e 1 --stack acme-shop --region eu-west-1 --resource Web",
      ]);
      if (failing !== "curl") expect(box.calls().join("\n")).not.toContain("enable --now");
    },
  );

  test("keeps the user's lines as they are, the first before and the last after ours", async () => {
    const before = "echo \"before ${HOME:+x} $(echo '${!y}') {{z}}\"";
    const [script = ""] = await userDataOf(spec({ web: { userData: { before, after: "echo last" } } }));
    expect(script).toContain(`\n${before}\n`);
    expect(script.indexOf(before)).toBeLessThan(script.indexOf("dnf install"));
    expect(script.endsWith("\necho last\n")).toBe(true);
  });
});

describe.skipIf(nginx === undefined)("nginx", () => {
  // On Lightsail the blueprint's own Apache serves: lightsail-server.test.ts.
  const ours = variants.filter(([name, text]) => name !== "an image of one's own" && tierOf(text) !== "lightsail");
  test.each(ours)("accepts the configuration of %s", async (_, text) => {
    const box = await booted(text);
    addNginxFiles(box);
    const { status, stderr } = nginx?.(["-t", "-c", adaptNginx(box, await freePort(), await freePort())]) ?? {};
    expect(stderr).not.toMatch(/warn|emerg/);
    expect(status).toBe(0);
  });
});

describe.skipIf(php === undefined)("PHP", () => {
  test("reads the settings of the spec, whatever they hold, to the letter", async () => {
    const box = await booted(spec({ wordpress: { php: { ini: hostileIni } } }));
    const code = "echo json_encode(array_map('get_cfg_var', array_slice($argv, 1)));";
    const args = ["-n", "-c", box.path("etc/php.d/99-wpspec.ini"), "-r", code, ...Object.keys(hostileIni)];
    const { stdout, stderr } = php?.(args) ?? {};
    expect(stderr).toBe("");
    // PHP's own spelling of On and Off.
    const wanted = Object.values(hostileIni).map((value) =>
      value === true ? "1" : value === false ? "" : String(value),
    );
    expect(JSON.parse(stdout ?? "")).toEqual(wanted);
  });

  test("lets a setting of the user win over ours", async () => {
    const box = await booted(spec({ wordpress: { php: { ini: { memory_limit: "512M", expose_php: true } } } }));
    const code = "echo ini_get('memory_limit'), ' ', ini_get('expose_php'), ' ', ini_get('post_max_size');";
    const { stdout } = php?.(["-n", "-c", box.path("etc/php.d/99-wpspec.ini"), "-r", code]) ?? {};
    expect(stdout).toBe("512M 1 65M");
  });

  test("runs the health page", async () => {
    const box = await booted(spec());
    const { stdout, status } = php?.(["-n", box.path("var/www/health/wpspec-health.php")]) ?? {};
    expect(stdout).toBe("ok\n");
    expect(status).toBe(0);
  });
});

describe.skipIf(fpm === undefined)("PHP-FPM", () => {
  test("accepts the pools that the boot script wrote", async () => {
    const box = await booted(spec());
    const { status, stderr } = fpm?.(["-n", "-t", "-y", adaptFpm(box)]) ?? {};
    expect(stderr).toContain("test is successful");
    expect(stderr).not.toMatch(/WARNING|ERROR/);
    expect(status).toBe(0);
    expect(box.read("etc/php-fpm.d/www.conf").match(/^\[\w+\]$/gm)).toEqual(["[pages]", "[admin]"]);
  });
});

describe.skipIf(nginx === undefined || fpm === undefined)("a booted web server", () => {
  let server: Server | undefined;
  let box: Machine;
  let base = "";
  const what =
    "<?php header('Content-Type: application/json'); echo json_encode(['server' => $_SERVER, " +
    "'seconds' => ini_get('max_execution_time'), 'post' => strlen(file_get_contents('php://input'))]);";
  const pages = [
    "index.php",
    "wp-login.php",
    "wp-admin/index.php",
    "wp-admin/admin-ajax.php",
    "wp-content/plugins/x/y.php",
  ];

  beforeAll(async () => {
    box = await booted(spec({ wordpress: { php: { uploadMaxMiB: 2, adminMaxExecutionSeconds: 240 } } }));
    addNginxFiles(box);
    for (const page of pages) put(box, page, what);
    for (const name of ["x.php", "2026/11/x.php", "X.PHP", "x.php.jpg"]) put(box, `wp-content/uploads/${name}`, what);
    for (const name of [".env", ".git/config", ".htaccess", ".x.php"]) put(box, name, "secret");
    put(box, ".well-known/acme-challenge/token", "proof");
    put(box, "wp-includes/js/x.js", "alert(1)");
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    server = await serve(box, nginx?.command ?? "", fpm?.command ?? "", port);
  });
  afterAll(async () => server?.stop());

  interface Answer {
    readonly server: Readonly<Record<string, string>>;
    readonly seconds: string;
    readonly post: number;
  }
  const status = async (path: string): Promise<number> => (await fetch(`${base}${path}`)).status;
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${base}${path}`, init);
    expect(response.status, path).toBe(200);
    return (await response.json()) as Answer;
  };

  test("answers the health check, uncached", async () => {
    const response = await fetch(`${base}/wpspec-health.php`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("ok\n");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("runs WordPress: pages, pretty permalinks and the dashboard, each in its pool", async () => {
    expect(await ask("/")).toMatchObject({ seconds: "50", server: { SCRIPT_NAME: "/index.php" } });
    expect(await ask("/2026/11/a-post/?page=2")).toMatchObject({
      seconds: "50",
      server: { SCRIPT_NAME: "/index.php", QUERY_STRING: "page=2", REQUEST_URI: "/2026/11/a-post/?page=2" },
    });
    expect(await ask("/wp-login.php")).toMatchObject({ seconds: "50" });
    expect(await ask("/wp-content/plugins/x/y.php")).toMatchObject({ seconds: "50" });
    expect(await ask("/wp-admin/")).toMatchObject({ seconds: "240", server: { SCRIPT_NAME: "/wp-admin/index.php" } });
    expect(await ask("/wp-admin/admin-ajax.php")).toMatchObject({ seconds: "240" });
  });

  test("sends a missing PHP file to nobody", async () => {
    expect(await status("/missing.php")).toBe(404);
    expect(await status("/wp-admin/missing.php")).toBe(404);
  });

  test("never runs what was uploaded", async () => {
    for (const path of ["x.php", "2026/11/x.php", "X.PHP", "x.php?a=1"]) {
      expect(await status(`/wp-content/uploads/${path}`), path).toBe(403);
    }
    // Neither under another name, nor behind a path that only looks like a script.
    for (const path of ["/wp-content/uploads/x.php.jpg", "/wp-content/uploads/x.php.jpg/y.php"]) {
      const response = await fetch(`${base}${path}`);
      expect(await response.text(), path).not.toContain('"SCRIPT_NAME":"\\/wp-content\\/uploads');
    }
  });

  test("keeps dotfiles to itself, but for those that prove a name", async () => {
    for (const path of ["/.env", "/.git/config", "/.htaccess", "/.x.php", "/%2eenv", "/wp-content/.git/HEAD"]) {
      expect(await status(path), path).toBe(403);
    }
    expect(await (await fetch(`${base}/.well-known/acme-challenge/token`)).text()).toBe("proof");
  });

  test("tells PHP that the visitor uses HTTPS, as CloudFront or the load balancer says", async () => {
    const https = async (headers: Record<string, string>) => (await ask("/", { headers })).server["HTTPS"];
    expect(await https({ "CloudFront-Forwarded-Proto": "https", "X-Forwarded-Proto": "http" })).toBe("on");
    expect(await https({ "X-Forwarded-Proto": "https" })).toBe("on");
    expect(await https({ "X-Forwarded-Proto": "http" })).toBeUndefined();
    expect(await https({})).toBeUndefined();
  });

  test("takes an upload of the spec's size and refuses a larger one", async () => {
    const upload = (mib: number) => ({ method: "POST", body: new Uint8Array(mib * 1024 * 1024) });
    expect(await ask("/wp-admin/admin-ajax.php", upload(2))).toMatchObject({ post: 2 * 1024 * 1024 });
    expect((await fetch(`${base}/wp-admin/admin-ajax.php`, upload(4))).status).toBe(413);
  });

  test("gives static files their types", async () => {
    const response = await fetch(`${base}/wp-includes/js/x.js`);
    expect(response.headers.get("content-type")).toBe("application/javascript");
    expect(response.headers.get("server")).toBe("nginx");
  });
});
