import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Machine } from "./machine.js";

/** Who may run servers here: an ordinary user of Debian when we are root, else ourselves. */
const user = "www-data";

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * The booted configuration, made to stand on this machine: names of users, the ports, and where temporary files are.
 * Nothing that decides about a request is changed.
 */
export function adaptNginx(machine: Machine, port: number, httpsPort = 0): string {
  const file = machine.path("etc/nginx/nginx.conf");
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${machine.path("run", kind)};`,
  );
  const text = readFileSync(file, "utf8")
    .replace("user nginx;", `user ${user};`)
    .replace(/listen 80\b/, `listen 127.0.0.1:${port}`)
    .replace(/listen 443\b/, `listen 127.0.0.1:${httpsPort}`)
    .replace("http {", `http {\n  ${scratch.join(" ")}`)
    .replace(/^pid .*$/m, "");
  writeFileSync(file, `pid ${machine.path("run/nginx.pid")};\n${text}`);
  return file;
}

/** The pools under a main file as Debian's, with users of this machine. */
export function adaptFpm(machine: Machine): string {
  const pools = machine.path("etc/php-fpm.d/www.conf");
  writeFileSync(
    pools,
    readFileSync(pools, "utf8")
      .replaceAll(/^(user|group) = apache$/gm, `$1 = ${user}`)
      .replaceAll("= apache,nginx", `= ${user}`),
  );
  const main = machine.path("etc/php-fpm.conf");
  const lines = ["[global]", `error_log = ${machine.path("var/log/php-fpm/error.log")}`, "daemonize = no"];
  writeFileSync(main, [...lines, `include = ${machine.path("etc/php-fpm.d")}/*.conf`, ""].join("\n"));
  return main;
}

export interface Server {
  readonly stop: () => Promise<void>;
}

/** Starts a server and waits until `isUp`; throws with what it said when it ends before, or after some seconds. */
export async function start(
  command: string,
  args: readonly string[],
  isUp: () => boolean | Promise<boolean>,
  seconds = 10,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  // A file, for nobody empties a pipe while a test waits for another program: a server that says much would stand still.
  const folder = mkdtempSync(join(tmpdir(), "wpspec-server-"));
  const log = openSync(join(folder, "log"), "a");
  const child: ChildProcess = spawn(command, args, { stdio: ["ignore", log, log], env: { ...process.env, ...env } });
  closeSync(log);
  let problem = "";
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  child.on("error", (error) => (problem = error.message));
  for (let tries = 0; !(await isUp()); tries += 1) {
    if (tries === seconds * 10 || child.exitCode !== null || child.pid === undefined) {
      child.kill();
      const said = readFileSync(join(folder, "log"), "utf8");
      rmSync(folder, { recursive: true });
      throw new Error(`${command} did not start:\n${said}${problem}`);
    }
    await wait(100);
  }
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts nginx and PHP-FPM on the booted configuration; both stop together. */
export async function serve(
  machine: Machine,
  nginx: string,
  fpm: string,
  port: number,
  httpsPort?: number,
): Promise<Server> {
  const ini = machine.path("etc/php.d/99-wpspec.ini");
  const pools = await start(
    fpm,
    ["-n", "-c", ini, "-y", adaptFpm(machine)],
    () => existsSync(machine.path("run/php-fpm/admin.sock")) && existsSync(machine.path("run/php-fpm/pages.sock")),
  );
  const config = adaptNginx(machine, port, httpsPort);
  try {
    const web = await start(nginx, ["-c", config, "-g", "daemon off;"], async () => {
      try {
        await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" });
        return true;
      } catch {
        return false;
      }
    });
    return { stop: async () => void (await Promise.all([web.stop(), pools.stop()])) };
  } catch (error) {
    await pools.stop();
    throw error;
  }
}
