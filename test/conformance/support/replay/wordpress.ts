import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { missing, run, type Tool } from "../../../support/tool.js";
import { freePort, start } from "../web-server.js";

/** What is written to an origin: the names of headers as they are sent. */
export interface OriginRequest {
  readonly method: string;
  /** With the query string. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Page {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface WordPress {
  readonly send: (asked: OriginRequest) => Promise<Page>;
  readonly stop: () => Promise<void>;
}

/** WordPress as a package of Debian brings it, or the directory in WPSPEC_WORDPRESS. */
export function findWordPress(): string | undefined {
  const folder = process.env["WPSPEC_WORDPRESS"] ?? "/usr/share/wordpress";
  if (!existsSync(join(folder, "wp-settings.php"))) return missing(`WordPress is not in ${folder}`);
  const theme = join(folder, "wp-content/themes/twentytwentythree");
  return existsSync(theme) ? folder : missing(`WordPress has no theme in ${theme}`);
}

/** PHP that speaks to MariaDB. */
export const withMysqli = (php: Tool | undefined): Tool | undefined =>
  php === undefined || php(["-m"]).stdout.includes("mysqli") ? php : missing("PHP has no mysqli");

const send = async (port: number, { method, target, headers, body }: OriginRequest): Promise<Page> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, method, path: target, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString("utf8"),
        }),
      );
    })
      .on("error", reject)
      .end(body);
  });

/** A new site on loopback (install.php), with a database of its own; nothing of it stays. */
export async function startWordPress(from: string, php: Tool, mariadbd: Tool): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), "wpspec-replay-"));
  const [root, data, socket] = [join(folder, "root"), join(folder, "db"), join(folder, "db.sock")];
  cpSync(from, root, { recursive: true, dereference: true, filter: (name) => !name.endsWith("/wp-config.php") });
  mkdirSync(join(root, "wp-content/mu-plugins"), { recursive: true });
  const files = { "wp-config.php": root, "router.php": root, "shop.php": join(root, "wp-content/mu-plugins") };
  for (const [name, place] of Object.entries(files)) copyFileSync(join(import.meta.dirname, name), join(place, name));
  const asUser = ["--no-defaults", `--user=${userInfo().username}`, `--datadir=${data}`];
  const made = run("mariadb-install-db", [...asUser, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  if (made.status !== 0) throw new Error(`There is no database: ${made.stderr}${made.stdout}`);
  const options = [`--socket=${socket}`, "--skip-networking", "--innodb-flush-log-at-trx-commit=2"];
  const database = await start(mariadbd.command, [...asUser, ...options], () => existsSync(socket), 60);
  const stopDatabase = async (): Promise<void> => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const env = { REPLAY_SOCKET: socket };
  try {
    const installed = php([join(import.meta.dirname, "install.php")], { cwd: root, env });
    if (installed.status !== 0 || installed.stdout !== "installed")
      throw new Error(`WordPress was not installed: ${installed.stdout}${installed.stderr}`);
    const port = await freePort();
    const isUp = (): Promise<boolean> =>
      send(port, { method: "GET", target: "/readme.html", headers: {}, body: undefined }).then(
        () => true,
        () => false,
      );
    const args = ["-d", "opcache.enable_cli=1", "-S", `127.0.0.1:${port}`, "-t", root, join(root, "router.php")];
    const web = await start(php.command, args, isUp, 30, env);
    return {
      send: (asked) => send(port, asked),
      stop: async () => {
        await web.stop();
        await stopDatabase();
      },
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
