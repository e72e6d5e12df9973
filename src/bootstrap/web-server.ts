import { platforms } from "../generated/facts.js";
import type { Value } from "../compiler/graph/value.js";
import { certbotWords, type CertificateRequest } from "./certbot.js";
import { iniValue, shellWord } from "./escape.js";
import { mailLog, mailSetting } from "./mail-log.js";
import { render } from "./render.js";

/** Where the site's files live: on a share of many servers, or on a volume that one server has at a time. */
export type SiteFiles =
  | { readonly on: "share"; readonly fileSystemId: Value; readonly accessPointId: Value }
  | { readonly on: "volume"; readonly volumeId: Value; readonly region: Value };

/** The header by which CloudFront proves itself, and the secret that holds its value: letters and digits. */
export interface OriginSecret {
  readonly header: string;
  readonly secretArn: Value;
  readonly region: Value;
}

/** A certificate on the server itself, issued over ACME: over the Route 53 zone of its names, or over port 80. */
export interface ServerCertificate extends CertificateRequest {
  readonly challenge: "dns" | "http";
}

/** What a web server needs to know to boot. References become known at deployment only. */
export interface WebServerInput {
  /** Package names; `a-{b,c}` stands for a-b and a-c, as bash expands it. */
  readonly packages: readonly string[];
  readonly files: SiteFiles;
  /** `wordpress.code`: whether the whole installation or only uploads live on `files`. */
  readonly code: "shared" | "image";
  /** Runs MariaDB on this server, its data on the volume. Only with a volume. */
  readonly hasLocalDatabase: boolean;
  /** Runs memcached on this server, reachable from itself only. */
  readonly hasLocalCache: boolean;
  /** Requests without this header are refused; the health page is exempt. */
  readonly originSecret: OriginSecret | undefined;
  readonly certificate: ServerCertificate | undefined;
  /** Every answer says X-Robots-Tag: noindex, nofollow. */
  readonly isHiddenFromSearch: boolean;
  /** PHP's mail goes to /var/log/wpspec-mail.log instead of to people. */
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
  /** PHP sizing: memory kept for the system, memory of one worker, most workers per vCPU, least of all. */
  readonly sizing: {
    readonly reservedMiB: number;
    readonly workerMiB: number;
    readonly workersPerCpu: number;
    readonly leastWorkers: number;
  };
  /** Seconds an idle connection from the load balancer stays open: longer than the load balancer's own. */
  readonly keepaliveSeconds: number;
  readonly logGroup: string;
  /** The user's own lines, verbatim. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Settings that follow from the spec's limits; the user's own `wordpress.php.ini` comes later and wins, but for the mail
 * of a site whose mail must not leave it.
 */
function iniLines({ php, logsMail }: WebServerInput): readonly string[] {
  const derived = {
    upload_max_filesize: `${php.uploadMaxMiB}M`,
    // A form around the file: one MiB more than the file itself.
    post_max_size: `${php.uploadMaxMiB + 1}M`,
    memory_limit: `${php.memoryLimitMiB}M`,
    expose_php: false,
  };
  const own = Object.entries(php.ini).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const settings = [...Object.entries(derived), ...own].map(([key, value]) => `${key} = ${iniValue(value)}`);
  return logsMail ? [...settings, mailSetting] : settings;
}

/** Braces are ours; what the user adds is quoted wherever it holds more than a name. */
const packageWord = (name: string): string => (/^php[0-9.]+-\{[a-z0-9,-]+\}$/.test(name) ? name : shellWord(name));

const lines = (text: string | undefined): string | undefined => text?.replace(/\n+$/, "");

/** nginx's variable for a header of the request. */
function headerVariable(header: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(header)) throw new Error("The origin's header has no variable in nginx.");
  return header.toLowerCase().replaceAll("-", "_");
}

/** What the templates ask about files: the mount point, its folder on a volume, and all mounts that units wait for. */
function filesOf({ files, code }: WebServerInput) {
  const mountPoint = code === "shared" ? "/var/www/wordpress" : "/var/www/wordpress/wp-content/uploads";
  return {
    onVolume: files.on === "volume",
    mountPoint,
    folder: code === "shared" ? "wordpress" : "uploads",
    mounts: shellWord(files.on === "volume" ? `/srv/wpspec ${mountPoint}` : mountPoint),
  };
}

/** What the templates ask about the certificate. Without CloudFront in front, plain requests are sent to HTTPS. */
function certificateOf({ certificate, originSecret }: WebServerInput) {
  const isDnsChallenge = certificate?.challenge === "dns";
  const authenticator = isDnsChallenge ? ["--dns-route53"] : ["--webroot", "--webroot-path=/var/www/acme"];
  return {
    certificate: certificate !== undefined,
    isDnsChallenge,
    isHttpChallenge: certificate?.challenge === "http",
    redirectsToHttps: certificate !== undefined && originSecret === undefined,
    certbot: certificate === undefined ? [] : certbotWords(certificate, authenticator),
    python: platforms.al2023.python,
  };
}

function referencesOf({ files, originSecret, readySignal }: WebServerInput): Readonly<Record<string, Value>> {
  return {
    readySignal,
    ...(files.on === "share"
      ? { fileSystemId: files.fileSystemId, accessPointId: files.accessPointId }
      : { volumeId: files.volumeId, volumeRegion: files.region }),
    ...(originSecret && { originSecretArn: originSecret.secretArn, originSecretRegion: originSecret.region }),
  };
}

/** User data of a web server: a shell script that ends with a signal of success or failure. */
export function webServer(input: WebServerInput): Value {
  const { php, healthPage, originSecret } = input;
  if (input.hasLocalDatabase && input.files.on !== "volume") throw new Error("A local database needs a volume.");
  return render(
    "web-server",
    {
      packages: input.packages.map(packageWord),
      ...filesOf(input),
      healthPage,
      // The whole path, in its own case: what resembles it is answered by WordPress, and must not get past a check.
      healthPattern: healthPage && `${healthPage.replaceAll(".", "\\.")}\\z`,
      ini: iniLines(input),
      pageSeconds: php.maxExecutionSeconds,
      adminSeconds: php.adminMaxExecutionSeconds,
      uploadMaxMiB: php.uploadMaxMiB + 1,
      readTimeoutSeconds: php.adminMaxExecutionSeconds + 10,
      keepaliveSeconds: input.keepaliveSeconds,
      ...input.sizing,
      logsMail: input.logsMail,
      mailLog,
      mailOwner: "apache:apache",
      isHiddenFromSearch: input.isHiddenFromSearch,
      originSecret: originSecret !== undefined,
      originHeader: originSecret && headerVariable(originSecret.header),
      ...certificateOf(input),
      hasLocalDatabase: input.hasLocalDatabase,
      hasLocalCache: input.hasLocalCache,
      units: [
        "php-fpm",
        "nginx",
        ...(input.hasLocalDatabase ? ["mariadb"] : []),
        ...(input.hasLocalCache ? ["memcached"] : []),
      ],
      logGroup: input.logGroup,
      before: lines(input.before),
      after: lines(input.after),
    },
    referencesOf(input),
  );
}
