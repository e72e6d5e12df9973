import type { Value } from "../compiler/graph/value.js";
import { iniValue, shellWord } from "./escape.js";
import { render } from "./render.js";

/** Where the site's files live. */
export type SiteFiles =
  | { readonly on: "share"; readonly fileSystemId: Value; readonly accessPointId: Value }
  | { readonly on: "volume"; readonly volumeId: Value; readonly region: Value };
export interface OriginSecret {
  readonly header: string;
  readonly secretArn: Value;
  readonly region: Value;
}
export interface ServerCertificate {
  readonly names: readonly string[];
  readonly email: string | undefined;
  readonly challenge: "dns" | "http";
}

/** What a web server needs to know to boot. References become known at deployment only. */
export interface WebServerInput {
  /** Package names; `a-{b,c}` stands for a-b and a-c, as bash expands it. */
  readonly packages: readonly string[];
  readonly files: SiteFiles;
  readonly code: "shared" | "image";
  readonly hasLocalDatabase: boolean;
  readonly hasLocalCache: boolean;
  readonly originSecret: OriginSecret | undefined;
  readonly certificate: ServerCertificate | undefined;
  readonly isHiddenFromSearch: boolean;
  readonly logsMail: boolean;
  readonly readySignal: Value;
  /** Path of our own health page, or undefined when WordPress itself answers the health check. */
  readonly healthPage: string | undefined;
  readonly php: {
    readonly uploadMaxMiB: number;
    readonly memoryLimitMiB: number;
    readonly maxExecutionSeconds: number;
    readonly adminMaxExecutionSeconds: number;
    readonly ini: Readonly<Record<string, string | number | boolean>>;
  };
  /** PHP sizing: memory kept for the system, memory of one worker, most workers per vCPU. */
  readonly sizing: { readonly reservedMiB: number; readonly workerMiB: number; readonly workersPerCpu: number };
  /** Seconds an idle connection from the load balancer stays open: longer than the load balancer's own. */
  readonly keepaliveSeconds: number;
  readonly logGroup: string;
  /** The user's own lines, verbatim. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Settings that follow from the spec's limits; the user's own `wordpress.php.ini` comes last and wins. */
function iniLines(php: WebServerInput["php"]): readonly string[] {
  const derived = {
    upload_max_filesize: `${php.uploadMaxMiB}M`,
    // A form around the file: one MiB more than the file itself.
    post_max_size: `${php.uploadMaxMiB + 1}M`,
    memory_limit: `${php.memoryLimitMiB}M`,
    expose_php: false,
  };
  const own = Object.entries(php.ini).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [...Object.entries(derived), ...own].map(([key, value]) => `${key} = ${iniValue(value)}`);
}

/** Braces are ours; what the user adds is quoted wherever it holds more than a name. */
const packageWord = (name: string): string => (/^php[0-9.]+-\{[a-z0-9,-]+\}$/.test(name) ? name : shellWord(name));

const lines = (text: string | undefined): string | undefined => text?.replace(/\n+$/, "");

/** User data of a web server: a shell script that ends with a signal of success or failure. */
export function webServer(input: WebServerInput): Value {
  return render(
    "web-server",
    {
      packages: input.packages.map(packageWord),
      mountPoint: input.code === "image" ? "/var/www/wordpress/wp-content/uploads" : "/var/www/wordpress",
      healthPage: input.healthPage,
      ini: iniLines(input.php),
      pageSeconds: input.php.maxExecutionSeconds,
      adminSeconds: input.php.adminMaxExecutionSeconds,
      uploadMaxMiB: input.php.uploadMaxMiB + 1,
      readTimeoutSeconds: input.php.adminMaxExecutionSeconds + 10,
      keepaliveSeconds: input.keepaliveSeconds,
      reservedMiB: input.sizing.reservedMiB,
      workerMiB: input.sizing.workerMiB,
      workersPerCpu: input.sizing.workersPerCpu,
      logGroup: input.logGroup,
      before: lines(input.before),
      after: lines(input.after),
    },
    { fileSystemId: input.files.on === "share" ? input.files.fileSystemId : "", accessPointId: input.files.on === "share" ? input.files.accessPointId : "", readySignal: input.readySignal },
  );
}
