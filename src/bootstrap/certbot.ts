import { documentWord } from "./escape.js";

/** Which names a certificate is for, and whom the authority may write to about it. */
export interface CertificateRequest {
  readonly names: readonly string[];
  readonly email: string | undefined;
}

/**
 * Words of a call of certbot, for a here-document. The same call issues, takes a changed list of names, renews when it is
 * due, and does nothing otherwise. The certificate is `/etc/letsencrypt/live/wpspec`, whatever its names.
 */
export function certbotWords(request: CertificateRequest, authenticator: readonly string[]): readonly string[] {
  const account =
    request.email === undefined
      ? ["--register-unsafely-without-email"]
      : [documentWord(`--email=${request.email}`), "--no-eff-email"];
  return [
    "certonly --non-interactive --agree-tos --cert-name wpspec --keep-until-expiring --renew-with-new-domains",
    ...account,
    ...authenticator.map(documentWord),
    ...request.names.map((name) => documentWord(`--domain=${name}`)),
  ];
}
