import { platforms } from "../generated/facts.js";
import type { Value } from "../compiler/graph/value.js";
import { certbotWords, type CertificateRequest } from "./certbot.js";
import { shellWord } from "./escape.js";
import { mailLog, mailSetting } from "./mail-log.js";
import { render } from "./render.js";

const { paths, certificateNames, phpUser } = platforms.bitnami;

/** What is done to the WordPress blueprint of Lightsail when its server first boots. */
export interface LightsailServerInput {
  /** What the site calls itself, `https://<host>`; undefined leaves the blueprint's own settings. */
  readonly siteUrl: string | undefined;
  readonly isBehindCloudFront: boolean;
  /** Runs memcached on the server, reachable from itself only. */
  readonly hasLocalCache: boolean;
  readonly certificate: CertificateRequest | undefined;
  /** Every answer says X-Robots-Tag: noindex, nofollow. */
  readonly isHiddenFromSearch: boolean;
  /** PHP's mail goes to /var/log/wpspec-mail.log instead of to people. */
  readonly logsMail: boolean;
}

/** Launch script of a Lightsail server, or nothing at all where the blueprint is left as it is. */
export function lightsailServer(input: LightsailServerInput): Value {
  const { siteUrl, certificate, ...switches } = input;
  const asked = [siteUrl !== undefined, certificate !== undefined, ...Object.values(switches)];
  if (!asked.includes(true)) return "";
  const webroot = ["--webroot", `--webroot-path=${paths.wordpress}`];
  return render(
    "lightsail-server",
    {
      ...switches,
      paths,
      siteUrl: siteUrl && shellWord(siteUrl),
      packages: [...(input.hasLocalCache ? ["memcached"] : []), ...(certificate ? ["certbot"] : [])],
      // Apache and PHP read what was written for them when they start again.
      restarts: input.isHiddenFromSearch || input.logsMail,
      certificate: certificate !== undefined,
      certbot: certificate === undefined ? [] : certbotWords(certificate, webroot),
      certificateNames,
      mailLog,
      mailOwner: `${phpUser}:${phpUser}`,
      mailSetting,
    },
    {},
  );
}
