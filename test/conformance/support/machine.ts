import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { run, type Run } from "../../support/tool.js";

/** A directory that plays the file system of an instance, and what a boot script did in it. */
export interface Machine {
  readonly root: string;
  readonly path: (...names: string[]) => string;
  readonly read: (name: string) => string;
  /** Runs a boot script with every path below the directory, and the commands of the instance replaced by recorders. */
  readonly boot: (script: string, options?: { readonly failing?: string }) => Run;
  /** Replaces a command, by its name or its path, by one that is recorded and then does what a script of the test says. */
  readonly command: (name: string, script: string) => void;
  /** The recorded calls, `name argument…`, in order. */
  readonly calls: () => readonly string[];
  readonly remove: () => void;
}

const recorders = (
  "dnf apt-get mount mountpoint systemctl php-fpm nginx curl sleep chown aws " +
  "blkid mkfs.xfs xfs_growfs mariadb python3.11 certbot"
).split(" ");
const tools = [
  "/opt/aws/bin/cfn-signal",
  "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl",
  "/opt/certbot/bin/pip",
  "/opt/certbot/bin/certbot",
];
/* Directories that packages bring. */
const folders = (
  "etc/nginx etc/php.d etc/php-fpm.d etc/my.cnf.d etc/sysconfig etc/systemd/system " +
  "var/log/nginx var/log/php-fpm run/php-fpm dev usr/local/sbin"
).split(" ");

export function machine(): Machine {
  const root = mkdtempSync(join(tmpdir(), "wpspec-m-"));
  const path = (...names: string[]): string => join(root, ...names);
  const record = (file: string, name: string, then = ""): void => {
    writeFileSync(
      file,
      `#!/bin/sh\necho "${name} $*" >> '${root}/calls'\ncase " $WPSPEC_FAILING " in *" ${name} "*) exit 1 ;; esac\n${then}\n`,
    );
    chmodSync(file, 0o755);
  };
  for (const folder of [...folders, "bin", "opt/aws/bin", "opt/aws/amazon-cloudwatch-agent/bin", "opt/certbot/bin"]) {
    mkdirSync(path(folder), { recursive: true });
  }
  mkdirSync(path("opt/aws/amazon-cloudwatch-agent/etc"));
  for (const name of recorders) record(path("bin", name), name);
  for (const tool of tools) record(path(tool), tool.slice(tool.lastIndexOf("/") + 1));
  for (const file of ["calls", "dev/console"]) writeFileSync(path(file), "");
  // The servers run as ordinary users; mkdtemp keeps others out.
  chmodSync(root, 0o755);

  return {
    root,
    path,
    read: (name) => readFileSync(path(name), "utf8"),
    boot: (script, { failing = "" } = {}) => {
      const here = script.replaceAll(
        /(?<![\w./$}*-])\/(?=(?:etc|var|run|opt|srv|usr\/local|dev\/console|dev\/sdf)\b)/g,
        `${root}/`,
      );
      writeFileSync(path("boot.sh"), here);
      const env = { PATH: `${path("bin")}:${process.env["PATH"] ?? ""}`, WPSPEC_FAILING: failing };
      return run("bash", [path("boot.sh")], { env });
    },
    command: (name, script) => {
      const place = tools.find((tool) => tool.endsWith(`/${name}`)) ?? `bin/${name}`;
      const file = path(name.includes("/") ? name : place);
      mkdirSync(dirname(file), { recursive: true });
      record(file, basename(file), script);
    },
    calls: () => readFileSync(path("calls"), "utf8").split("\n").slice(0, -1),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Debian's own files beside the configuration, where the instance's packages have theirs. */
export function addNginxFiles({ path }: Machine): void {
  for (const file of ["mime.types", "fastcgi_params"]) copyFileSync(join("/etc/nginx", file), path("etc/nginx", file));
}
