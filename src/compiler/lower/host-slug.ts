import { nameHash } from "./name-hash.js";

/** `blog.example.org` → `blog-example-org`; where a hyphen or `*` would be lost in a logical name, a hash is added. */
export function hostSlug(host: string): string {
  const words = host.replace(/^\*/, "wildcard").replaceAll(".", "-");
  return /^[a-z0-9.]+$/.test(host) ? words : `${words}-${nameHash(host).toString(16).padStart(8, "0")}`;
}
