import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WebServerInput } from "../../src/bootstrap/web-server.js";
import { findTool, run } from "../support/tool.js";
import { addNginxFiles, type Machine } from "./support/machine.js";
import { bootScript, empty, secret, withVolume, type Volume } from "./support/one-server.js";
import { adaptNginx, freePort, serve, type Server } from "./support/web-server.js";

const shellcheck = findTool("shellcheck");
const nginx = findTool("nginx", "-v");
const php = findTool("php");
const fpm = findTool("php-fpm", "-v");
const openssl = findTool("openssl", "version");
const systemdAnalyze = findTool("systemd-analyze");

const originSecret = { header: "X-Wpspec-Origin", secretArn: "arn:aws:secretsmanager:x", region: "eu-west-1" };
const hostile = { names: ["*.example.com", "a'b $(touch here) `id`"], email: "o'neil@example.com; id" };
const local = { hasLocalDatabase: true, hasLocalCache: true };
const staging = { isHiddenFromSearch: true, logsMail: true };

const variants: readonly (readonly [name: string, changes: Partial<WebServerInput>])[] = [
  ["a volume", {}],
  ["a volume for uploads", { code: "image" }],
  ["a share", { files: { on: "share", fileSystemId: "fs-1", accessPointId: "fsap-1" }, ...staging, originSecret }],
  ["everything local", { ...local, ...staging }],
  ["the origin's header", { originSecret }],
  ["the origin's header, WordPress answering health", { originSecret, healthPage: undefined }],
  ["a certificate over DNS", { certificate: { ...hostile, challenge: "dns" } }],
  ["a certificate over HTTP", { certificate: { ...hostile, challenge: "http" } }],
  ["a certificate without an address", { certificate: { names: ["a.b"], email: undefined, challenge: "http" } }],
  ["all at once", { ...local, ...staging, originSecret, certificate: { ...hostile, challenge: "http" } }],
];
const withOpenssl = ([, { certificate }]: (typeof variants)[number]): boolean =>
  certificate === undefined || openssl !== undefined;

const machines: Machine[] = [];
afterAll(() => machines.forEach(({ remove }) => remove()));

const withMachine = (volume?: Volume): Machine => {
  const box = withVolume(volume);
  machines.push(box);
  return box;
};
/** A machine that has booted as one server. */
function booted(changes: Partial<WebServerInput> = {}, volume?: Volume): Machine {
  const box = withMachine(volume);
  expect(box.boot(bootScript(changes)).status, box.read("dev/console")).toBe(0);
  return box;
}
/** Calls about the volume, without what only asks. */
const moves = (box: Machine): readonly string[] =>
  box
    .calls()
    .filter((call) => /^aws ec2|^mkfs/.test(call) && !call.includes("describe"))
    .map((call) => call.replace("aws ec2 ", ""));
const attach = "attach-volume --volume-id vol-1 --instance-id i-self --device /dev/sdf";
const attachHere = (box: Machine): string => attach.replace("/dev", box.path("dev"));

describe("the script of one server", () => {
  test.each(variants)("with %s is read by bash and passes ShellCheck, and so does what it writes", (_, changes) => {
    const script = bootScript(changes);
    const nested = [...script.matchAll(/^cat > (\/usr\/local\/sbin\/\S+) <<'WPSPEC'\n([\s\S]*?)^WPSPEC$/gm)].map(
      ([, , text]) => text ?? "",
    );
    // The names hold dollar signs in quotes on purpose, of which ShellCheck would warn.
    const options = ["-s", "bash", "-S", "style", "-e", "SC2016", "-f", "gcc", "-"];
    for (const input of [script, ...nested]) {
      expect(run("bash", ["-n"], { input }).stderr).toBe("");
      expect(shellcheck?.(options, { input }).stdout ?? "").toBe("");
    }
  });

  test.each(variants.filter(withOpenssl))("with %s boots, and says so once", (_, changes) => {
    const box = booted(changes);
    expect(box.calls().filter((call) => call.startsWith("cfn-signal"))).toEqual(["cfn-signal -e 0"]);
    expect(existsSync(box.path("here"))).toBe(false);
  });

  test.skipIf(systemdAnalyze === undefined || openssl === undefined)("writes units that systemd reads", () => {
    const box = booted({ certificate: { ...hostile, challenge: "http" } });
    const units = ["volume.service", "certificate.service", "certificate.timer", "certificate-first.timer"];
    for (const unit of units) {
      const file = box.path("etc/systemd/system", `wpspec-${unit}`);
      const { stderr } = systemdAnalyze?.(["verify", "--man=no", "--recursive-errors=no", file]) ?? {};
      expect(stderr).toBe("");
    }
  });
});

describe("the volume", () => {
  test("is attached and formatted when it is new", () => {
    const box = booted();
    expect(moves(box)).toEqual([
      "wait volume-available --volume-ids vol-1",
      attachHere(box),
      `mkfs.xfs ${box.path("dev/sdf")}`,
    ]);
    expect(box.read("etc/fstab")).toContain(`UUID=a-uuid ${box.path("srv/wpspec")} xfs _netdev,nofail,`);
    expect(box.read("etc/fstab")).toContain(
      `${box.path("srv/wpspec/wordpress")} ${box.path("var/www/wordpress")} none`,
    );
    expect(box.calls()).toContain(`chown apache:apache ${box.path("srv/wpspec/wordpress")}`);
    expect(box.calls()).toContain(`xfs_growfs ${box.path("srv/wpspec")}`);
  });

  test("stays where it is when this server holds it", () => {
    const box = booted({}, { holder: "i-self", blkid: { says: "filesystem", exit: 0 } });
    expect(moves(box)).toEqual([]);
  });

  test("is taken from another server: stopped first, then detached, then attached here", () => {
    const box = booted({}, { holder: "i-other", blkid: { says: "filesystem", exit: 0 } });
    expect(moves(box)).toEqual([
      "stop-instances --instance-ids i-other",
      "wait instance-stopped --instance-ids i-other",
      "detach-volume --volume-id vol-1",
      "wait volume-available --volume-ids vol-1",
      attachHere(box),
    ]);
  });

  test("is waited for when the other server is on its way out and cannot be stopped", () => {
    const box = withMachine({ holder: "i-other", blkid: { says: "filesystem", exit: 0 } });
    box.command(
      "aws",
      `case "$*" in *describe-volumes*) echo i-other ;; *stop-*) exit 254 ;; *attach*) echo x > '${box.path("dev/sdf")}' ;; esac`,
    );
    expect(box.boot(bootScript()).status).toBe(0);
    expect(moves(box).slice(1)).toEqual(["wait volume-available --volume-ids vol-1", attachHere(box)]);
  });

  test("does not lose what is on it, nor its owner, to a new server", () => {
    const box = withMachine({ holder: "None", blkid: { says: "filesystem", exit: 0 } });
    mkdirSync(box.path("srv/wpspec/wordpress"), { recursive: true });
    mkdirSync(box.path("srv/wpspec/mysql"));
    expect(box.boot(bootScript({ hasLocalDatabase: true })).status).toBe(0);
    expect(box.calls().filter((call) => /^(chown|mkfs)/.test(call))).toEqual([]);
  });

  test.each([
    ["something else", "other", 0],
    ["a partition table", "", 0],
    ["more than one thing", "", 8],
    ["a mistake", "", 4],
  ])("that holds %s stops the boot, unformatted", (_, says, exit) => {
    const box = withMachine({ holder: "None", blkid: { says, exit } });
    expect(box.boot(bootScript()).status).not.toBe(0);
    expect(box.calls().join("\n")).not.toMatch(/^(mkfs|mount|xfs)/m);
    expect(box.calls().at(-1)).toBe("cfn-signal -e 1");
  });

  test("that cannot be read stops the boot, though blkid calls it empty", () => {
    const box = withMachine();
    box.command("aws", `case "$*" in *describe*) echo None ;; *attach*) mkdir '${box.path("dev/sdf")}' ;; esac`);
    expect(box.boot(bootScript()).status).not.toBe(0);
    expect(box.calls().join("\n")).not.toContain("mkfs");
  });

  test("that is attached under no name stops the boot", () => {
    const box = withMachine();
    box.command("aws", `case "$*" in *describe*) echo None ;; esac`);
    expect(box.boot(bootScript()).status).not.toBe(0);
    expect(box.read("dev/console")).toContain("sdf does not appear");
  });

  test("goes back to the server before when the boot fails, and the failure is still signalled", () => {
    const box = withMachine({ holder: "i-other", blkid: { says: "filesystem", exit: 0 } });
    expect(box.boot(bootScript(), { failing: "nginx" }).status).not.toBe(0);
    expect(box.calls().slice(-2)).toEqual([
      "aws ec2 start-instances --region eu-west-1 --instance-ids i-other",
      "cfn-signal -e 1",
    ]);
    const first = withMachine(empty);
    expect(first.boot(bootScript(), { failing: "nginx" }).status).not.toBe(0);
    expect(first.calls().join("\n")).not.toContain("start-instances");
  });

  test("is taken at later boots by the same script", () => {
    const box = booted();
    writeFileSync(box.path("calls"), "");
    box.command("aws", `case "$*" in *describe*) echo i-other ;; esac`);
    expect(box.boot(box.read("usr/local/sbin/wpspec-volume")).status).toBe(0);
    expect(moves(box).map((call) => call.split(" ")[0])).toEqual([
      "stop-instances",
      "wait",
      "detach-volume",
      "wait",
      "attach-volume",
    ]);
  });
});

describe("the origin's secret", () => {
  test("is in one file that only its owner reads, and nowhere else", () => {
    const box = booted({ originSecret });
    expect(box.read("etc/nginx/wpspec-origin.conf")).toContain(`"~^${secret}\\z" "";`);
    expect(statSync(box.path("etc/nginx/wpspec-origin.conf")).mode & 0o077).toBe(0);
    for (const place of ["calls", "dev/console", "var/log/wpspec-boot.log", "etc/nginx/nginx.conf", "boot.sh"]) {
      expect(box.read(place), place).not.toContain(secret);
    }
  });

  test.each(["", 'x" 1; } map', "a b", "$http_host", "a\\nb"])("of %j stops the boot, unshown", (value) => {
    const box = withMachine();
    box.command(
      "aws",
      `case "$*" in *describe*) echo None ;; *get-secret*) printf '${value}' ;; *attach*) echo x > '${box.path("dev/sdf")}' ;; esac`,
    );
    expect(box.boot(bootScript({ originSecret })).status).not.toBe(0);
    if (value !== "") expect(box.read("dev/console")).not.toContain(value);
  });
});

describe.skipIf(openssl === undefined)("the certificate", () => {
  test("that cannot be had over HTTP yet is asked for by a timer, and the boot goes on", () => {
    const box = withMachine();
    const certificate = { ...hostile, challenge: "http" } as const;
    expect(box.boot(bootScript({ certificate }), { failing: "certbot" }).status).toBe(0);
    expect(box.calls()).toContain("systemctl enable --now wpspec-certificate-first.timer");
  });

  test("that cannot be had over DNS fails the boot", () => {
    const certificate = { ...hostile, challenge: "dns" } as const;
    const box = withMachine();
    expect(box.boot(bootScript({ certificate }), { failing: "certbot" }).status).not.toBe(0);
    expect(box.calls().filter((call) => call.startsWith("certbot")).length).toBe(3);
  });

  test("reaches certbot with every name and address as it is", () => {
    const box = booted({ certificate: { ...hostile, challenge: "dns" } });
    const [call = ""] = box.calls().filter((each) => each.startsWith("certbot"));
    expect(call).toContain("--email=o'neil@example.com; id --no-eff-email --dns-route53 ");
    expect(call).toContain("--domain=*.example.com --domain=a'b $(touch here) `id` --deploy-hook");
  });

  test("of the server before is used at once, from the volume", () => {
    const box = withMachine();
    mkdirSync(box.path("etc/letsencrypt/live/wpspec"), { recursive: true });
    writeFileSync(box.path("etc/letsencrypt/live/wpspec/fullchain.pem"), "real");
    expect(box.boot(bootScript({ certificate: { ...hostile, challenge: "http" } })).status).toBe(0);
    expect(box.read("etc/nginx/tls/fullchain.pem")).toBe("real");
    expect(box.calls().join("\n")).not.toContain("\nsystemctl reload nginx");
  });
});

describe.skipIf(nginx === undefined || openssl === undefined)("nginx", () => {
  test.each(variants)("accepts the configuration of a server with %s", async (_, changes) => {
    const box = booted(changes);
    addNginxFiles(box);
    const { status, stderr } = nginx?.(["-t", "-c", adaptNginx(box, await freePort(), await freePort())]) ?? {};
    expect(stderr).not.toMatch(/warn|emerg/);
    expect(status).toBe(0);
  });
});

describe.skipIf(php === undefined)("PHP's mail on a staging site", () => {
  test("ends in the log, whatever arguments a plugin adds", () => {
    const box = booted({ logsMail: true, php: phpWith({ sendmail_path: "/bin/false" }) });
    const code = "var_export(mail('you@example.com', 'Hello', 'Body', '', '-fme@example.com'));";
    const { stdout } = php?.(["-n", "-c", box.path("etc/php.d/99-wpspec.ini"), "-r", code]) ?? {};
    expect(stdout).toBe("true");
    expect(box.read("var/log/wpspec-mail.log")).toMatch(/To: you@example\.com[\s\S]*Body/);
  });
});

function phpWith(ini: WebServerInput["php"]["ini"]): WebServerInput["php"] {
  return { uploadMaxMiB: 64, memoryLimitMiB: 256, maxExecutionSeconds: 50, adminMaxExecutionSeconds: 300, ini };
}

describe.skipIf(nginx === undefined || fpm === undefined || openssl === undefined)("one server on loopback", () => {
  const servers: Server[] = [];
  afterAll(async () => void (await Promise.all(servers.map((server) => server.stop()))));

  interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly text: string;
  }
  type Ask = (path: string, headers?: Record<string, string>) => Promise<Answer>;

  /** A running server with a page that says whether PHP sees HTTPS; asked over HTTP and over HTTPS. */
  async function running(changes: Partial<WebServerInput>): Promise<{ readonly http: Ask; readonly https: Ask }> {
    const box = booted(changes);
    addNginxFiles(box);
    for (const [name, text] of [
      ["var/www/wordpress/index.php", "<?php echo 'page ', $_SERVER['HTTPS'] ?? 'plain';"],
      ["var/www/acme/.well-known/acme-challenge/token", "proof"],
    ] as const) {
      mkdirSync(dirname(box.path(name)), { recursive: true });
      writeFileSync(box.path(name), text);
    }
    const [port, httpsPort] = [await freePort(), await freePort()];
    servers.push(await serve(box, nginx?.command ?? "", fpm?.command ?? "", port, httpsPort));
    return {
      http: async (path, headers = {}) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
        return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
      },
      https: (path, headers = {}) =>
        new Promise((resolve, reject) => {
          const options = { host: "127.0.0.1", port: httpsPort, path, headers, rejectUnauthorized: false };
          request(options, (response) => {
            let text = "";
            response.on("data", (data: Buffer) => (text += data.toString()));
            response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
          })
            .on("error", reject)
            .end();
        }),
    };
  }

  describe("behind CloudFront", () => {
    let ask: Awaited<ReturnType<typeof running>>;
    const proven = { "X-Wpspec-Origin": secret };
    beforeAll(async () => {
      ask = await running({ originSecret, ...staging, certificate: { ...hostile, challenge: "dns" } });
    });

    test("refuses who does not know the secret, to the letter", async () => {
      for (const value of [
        undefined,
        "",
        "x",
        secret.toLowerCase(),
        `${secret}x`,
        `x${secret}`,
        `.{${secret.length}}`,
      ]) {
        const headers: Record<string, string> = value === undefined ? {} : { "X-Wpspec-Origin": value };
        expect((await ask.http("/", headers)).status, value).toBe(403);
        expect((await ask.https("/", headers)).status, value).toBe(403);
      }
      expect((await ask.http("/", proven)).status).toBe(200);
    });

    test("answers the health check for anybody, and nothing that resembles it", async () => {
      expect(await ask.http("/wpspec-health.php")).toMatchObject({ status: 200, text: "ok\n" });
      for (const path of [
        "/WPSPEC-HEALTH.PHP",
        "/wpspec-health.php%0a",
        "/wpspec-health.php/x",
        "/wpspec-healthxphp",
      ]) {
        expect((await ask.http(path)).status, path).toBe(403);
      }
      expect((await ask.http("/.well-known/acme-challenge/token")).status).toBe(403);
    });

    test("serves both ports and redirects neither", async () => {
      expect((await ask.http("/a/", proven)).text).toBe("page plain");
      expect((await ask.https("/a/", proven)).text).toBe("page on");
    });

    test("hides a staging site from search engines, with every answer", async () => {
      for (const answer of [await ask.http("/", proven), await ask.http("/"), await ask.http("/x.php", proven)]) {
        expect(answer.headers["x-robots-tag"]).toBe("noindex, nofollow");
      }
    });
  });

  describe("with a certificate and nothing in front", () => {
    let ask: Awaited<ReturnType<typeof running>>;
    beforeAll(async () => {
      ask = await running({ certificate: { ...hostile, challenge: "http" } });
    });

    test("sends plain requests to HTTPS", async () => {
      const { status, headers } = await ask.http("/a%20b/?c=d&e", { Host: "example.com" });
      expect(status).toBe(301);
      expect(headers["location"]).toMatch(/^https:\/\/[^/]+\/a%20b\/\?c=d&e$/);
      expect((await ask.http("/wpspec-health.phpx")).status).toBe(301);
    });

    test("answers the health check and the authority over plain HTTP", async () => {
      expect((await ask.http("/wpspec-health.php")).status).toBe(200);
      expect(await ask.http("/.well-known/acme-challenge/token")).toMatchObject({ status: 200, text: "proof" });
    });

    test("tells PHP that the visitor uses HTTPS", async () => {
      expect(await ask.https("/")).toMatchObject({ status: 200, text: "page on" });
    });
  });
});
