import { writeFileSync } from "node:fs";
import { webServer, type WebServerInput } from "../../../src/bootstrap/web-server.js";
import { machine, type Machine } from "./machine.js";

export const secret = "Zx9secretOfTheOrigin";

const input: WebServerInput = {
  packages: ["nginx", "php8.4-{cli,fpm}"],
  files: { on: "volume", volumeId: "vol-1", region: "eu-west-1" },
  code: "shared",
  hasLocalDatabase: false,
  hasLocalCache: false,
  originSecret: undefined,
  certificate: undefined,
  isHiddenFromSearch: false,
  logsMail: false,
  readySignal: '/opt/aws/bin/cfn-signal -e "$1"',
  healthPage: "/wpspec-health.php",
  php: { uploadMaxMiB: 64, memoryLimitMiB: 256, maxExecutionSeconds: 50, adminMaxExecutionSeconds: 300, ini: {} },
  sizing: { reservedMiB: 512, workerMiB: 96, workersPerCpu: 8, leastWorkers: 4 },
  keepaliveSeconds: 65,
  logGroup: "/wpspec/acme-blog/web",
  before: undefined,
  after: undefined,
};

/** The boot script of one server, every reference a plausible literal. */
export function bootScript(changes: Partial<WebServerInput> = {}): string {
  const value = webServer({ ...input, ...changes });
  if (typeof value !== "string") throw new Error("A reference was not a literal.");
  return value;
}

/** Who holds the volume (an instance's id, or None), and what blkid finds on it. */
export interface Volume {
  readonly holder: string;
  readonly blkid: { readonly says: string; readonly exit: number };
}
export const empty: Volume = { holder: "None", blkid: { says: "", exit: 2 } };

/** A machine called i-self with a volume in reach. */
export function withVolume({ holder, blkid }: Volume = empty): Machine {
  const box = machine();
  box.command("curl", `case "$*" in *instance-id*) echo i-self ;; *api/token*) echo a-token ;; esac`);
  const device = box.path("dev/sdf");
  if (holder === "i-self") writeFileSync(device, "data");
  box.command(
    "aws",
    `case "$*" in
*describe-volumes*) echo ${holder} ;;
*attach-volume*) echo data > '${device}' ;;
*get-secret-value*) echo ${secret} ;;
esac`,
  );
  // What an authority would sign is what nginx started with.
  const live = box.path("etc/letsencrypt/live/wpspec");
  box.command("certbot", `mkdir -p ${live} && cp ${box.path("etc/nginx/tls")}/*.pem ${live}/`);
  box.command("blkid", `case "$*" in *UUID*) echo a-uuid ;; *) echo '${blkid.says}'; exit ${blkid.exit} ;; esac`);
  return box;
}
