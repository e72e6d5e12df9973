import { stringify } from "yaml";

export type Tier = "lightsail" | "ec2" | "elastic";
export type Profile = "modern" | "whitepaper";
export type Forwarding = "legacy" | "policies";
type Members = Readonly<Record<string, unknown>>;

/** The three ways to host WordPress that the paper names and wpspec compiles. */
export const tiers = ["lightsail", "ec2", "elastic"] as const;

/** The paper's four lines, and what is written beside them. */
export const paperSpec = (tier: Tier, members: Members = {}): string =>
  stringify({ version: 1, name: "acme-blog", tier, region: "eu-west-1", profile: "whitepaper", ...members });

/** Appendix A is about a site with a name, a distribution and a bucket, on whichever tier. */
export const appendixA = (tier: Tier, { profile = "whitepaper", forwarding, ...members }: Wish = {}): string =>
  paperSpec(tier, {
    profile,
    domain: { name: "www.example.org", aliases: ["example.org"], hostedZoneId: "Z0123456789ABCDEFGHIJ" },
    cdn: { enabled: true, ...(forwarding === undefined ? {} : { forwarding }) },
    storage: { static: { enabled: true } },
    ...members,
  });

export interface Wish extends Members {
  readonly profile?: Profile;
  readonly forwarding?: Forwarding;
}
