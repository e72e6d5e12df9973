import { describe, expect, test } from "vitest";
import { webServer, type WebServerInput } from "../../src/bootstrap/web-server.js";
import { utf8Bytes } from "../../src/compiler/utf8-bytes.js";

const input: WebServerInput = {
  packages: ["nginx"],
  files: { on: "volume", volumeId: "vol-1", region: "eu-west-1" },
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
  keepaliveSeconds: 65,
  logGroup: "/wpspec/acme-blog/web",
  before: undefined,
  after: undefined,
};
const certificate = { names: ["example.com", "www.example.com"], email: "me@example.com", challenge: "dns" } as const;
const originSecret = { header: "X-Wpspec-Origin", secretArn: "arn:aws:x", region: "eu-west-1" };
const everything = { hasLocalDatabase: true, hasLocalCache: true, isHiddenFromSearch: true, logsMail: true };

/** The script as text: all references are literals here. */
function script(changes: Partial<WebServerInput> = {}): string {
  const value = webServer({ ...input, ...changes });
  if (typeof value !== "string") throw new Error("A reference was not a literal.");
  return value;
}

describe("files on a volume", () => {
  test("are attached by a script that also runs at later boots, before the mount", () => {
    const text = script();
    expect(text).toContain("cat > /usr/local/sbin/wpspec-volume <<'WPSPEC'\n#!/bin/bash\n");
    expect(text).toContain("volume='vol-1'\n");
    expect(text).toContain("\nBefore=srv-wpspec.mount\n");
    expect(text).toContain("systemctl enable wpspec-volume\n");
    expect(text.indexOf("retry 3 /usr/local/sbin/wpspec-volume")).toBeLessThan(text.indexOf("\nmount /srv/wpspec\n"));
    expect(text).not.toContain(" efs ");
  });

  test("are the whole installation, or uploads alone where the image brings the code", () => {
    const bind = (code: "shared" | "image") => /^\/srv\/wpspec\/\w+ \S+/m.exec(script({ code }))?.[0];
    expect(bind("shared")).toBe("/srv/wpspec/wordpress /var/www/wordpress");
    expect(bind("image")).toBe("/srv/wpspec/uploads /var/www/wordpress/wp-content/uploads");
  });

  test("are waited for by every server that needs them", () => {
    expect(script()).toContain("for unit in php-fpm nginx; do");
    expect(script(everything)).toContain("for unit in php-fpm nginx mariadb memcached; do");
    expect(script()).toContain("RequiresMountsFor=%s\\n' '/srv/wpspec /var/www/wordpress' >");
  });

  test("stay references where the deployment knows them", () => {
    const region = { deployment: "region" } as const;
    const value = webServer({ ...input, files: { on: "volume", volumeId: { deployment: "accountId" }, region } });
    const parts = typeof value === "object" && "join" in value ? value.join : [];
    expect(parts.filter((part) => typeof part === "object")).toEqual([region, { deployment: "accountId" }, region]);
  });
});

describe("what runs on the server itself", () => {
  test("is MariaDB on the volume, behind loopback", () => {
    const text = script({ hasLocalDatabase: true });
    expect(text).toContain("datadir = /srv/wpspec/mysql\nbind-address = 127.0.0.1\n");
    expect(text).toContain("CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;");
    expect(script()).not.toContain("mariadb");
    const share = { on: "share", fileSystemId: "fs-1", accessPointId: "fsap-1" } as const;
    expect(() => script({ hasLocalDatabase: true, files: share })).toThrow("A local database needs a volume.");
  });

  test("is memcached, behind loopback and without UDP", () => {
    expect(script({ hasLocalCache: true })).toContain('OPTIONS="-l 127.0.0.1 -U 0"\n');
    expect(script()).not.toContain("memcached");
  });
});

describe("the origin's header", () => {
  test("is fetched on the server: the script knows the secret's name alone", () => {
    const text = script({ originSecret });
    expect(text).toContain("get-secret-value --secret-id 'arn:aws:x' --region 'eu-west-1'");
    expect(text).toContain("map \\$http_x_wpspec_origin \\$unproven");
    expect(text).toContain("    if ($refused) { return 403; }\n");
    expect(script()).not.toMatch(/secretsmanager|refused/);
  });

  test("exempts the health page to the letter, and the challenge only where it comes over HTTP", () => {
    const map = (changes: Partial<WebServerInput>) =>
      /map \$uri \$refused \{\n([^}]*)\}/.exec(script({ originSecret, ...changes }))?.[1];
    expect(map({})).toContain(String.raw`"~^/wpspec-health\.php\z" "";`);
    expect(map({})).not.toContain("acme");
    expect(map({ certificate })).not.toContain("acme");
    expect(map({ certificate: { ...certificate, challenge: "http" } })).toContain("acme-challenge");
    expect(map({ healthPage: undefined })).not.toContain("health");
  });

  test("has to be one that nginx has a variable for", () => {
    for (const header of ["", "X Y", "x;", "x{", "1x", "x_y"])
      expect(() => script({ originSecret: { ...originSecret, header } })).toThrow("has no variable in nginx");
  });
});

describe("the certificate", () => {
  test("comes over DNS during the boot, which fails without it", () => {
    const text = script({ certificate });
    expect(text).toContain("pip install --quiet certbot certbot-dns-route53\n");
    expect(text).toContain(" --dns-route53 --domain=example.com --domain=www.example.com ");
    expect(text).toContain("retry 3 /usr/local/sbin/wpspec-certificate\n");
    expect(text).not.toContain("wpspec-certificate-first");
  });

  test("comes over HTTP when the name points here, and is asked for until then", () => {
    const text = script({ certificate: { ...certificate, challenge: "http" } });
    expect(text).toContain("pip install --quiet certbot\n");
    expect(text).toContain(" --webroot --webroot-path=/var/www/acme --domain=example.com ");
    expect(text).toContain("sbin/wpspec-certificate || systemctl enable --now wpspec-certificate-first.timer\n");
    expect(text).toContain("OnCalendar=*:0/20\n");
  });

  test("is renewed twice a day at times of its own, and lives on the volume", () => {
    const text = script({ certificate });
    expect(text).toContain("OnCalendar=*-*-* 00,12:00\nRandomizedDelaySec=6h\n");
    expect(text).toContain("/srv/wpspec/letsencrypt /etc/letsencrypt none bind,");
  });

  test("sends plain requests to HTTPS, unless CloudFront chooses", () => {
    expect(script({ certificate })).toContain("if ($plain) { return 301 https://$host$request_uri; }");
    expect(script({ certificate, originSecret })).not.toContain("$plain");
    expect(script({ certificate, originSecret })).toContain("listen 443 ssl default_server;");
    expect(script()).not.toContain("443");
  });

  test("keeps hostile names and addresses quoted", () => {
    const text = script({ certificate: { names: ["*.example.com", "a'$(id)"], email: "`id`@x", challenge: "dns" } });
    expect(text).toContain(`'--domain=*.example.com' '--domain=a'\\''$(id)'`);
    expect(text).toContain("'--email=`id`@x'");
  });
});

describe("a staging site", () => {
  test("is hidden from search engines, on a share too", () => {
    const header = 'add_header X-Robots-Tag "noindex, nofollow" always;';
    expect(script({ isHiddenFromSearch: true })).toContain(header);
    const share = { on: "share", fileSystemId: "fs-1", accessPointId: "fsap-1" } as const;
    expect(script({ isHiddenFromSearch: true, files: share })).toContain(header);
    expect(script()).not.toContain("X-Robots-Tag");
  });

  test("keeps its mail, whatever the user's settings say", () => {
    const text = script({ logsMail: true, php: { ...input.php, ini: { sendmail_path: "/usr/sbin/sendmail -t" } } });
    const settings = text.match(/^sendmail_path = .*$/gm) ?? [];
    expect(settings[0]).toBe("sendmail_path = '/usr/sbin/sendmail -t'");
    expect(settings[1]).toContain("wpspec-mail.log");
    expect(script()).not.toContain("mail.log");
  });
});

test("the user's lines come verbatim, first and last", () => {
  const before = "echo '${x}' {{y}} \"$(id)\"";
  const text = script({ ...everything, certificate, before, after: "echo last\n" });
  expect(text).toContain(`# web.userData.before\n${before}\nretry 5 dnf`);
  expect(text.endsWith("# web.userData.after\necho last\n")).toBe(true);
});

test("everything at once, with long references, leaves room for the user's lines", () => {
  const long = "r".repeat(160);
  for (const challenge of ["dns", "http"] as const) {
    const text = script({
      ...everything,
      files: { on: "volume", volumeId: long, region: long },
      originSecret: { header: "X-Wpspec-Origin", secretArn: long, region: long },
      certificate: { ...certificate, challenge },
      readySignal: long,
    });
    expect(utf8Bytes(text)).toBeLessThan(14_000);
  }
});
