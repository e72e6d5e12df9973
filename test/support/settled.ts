import type { Spec } from "../../src/generated/spec.js";
import type { Tier } from "./arbitrary.js";
import type { Compiled } from "./compiled.js";
import type { SpecData } from "./overlay.js";

/** What a spec, or one of its environments, comes to: the defaults of DESIGN that decide what a promise says of it. */
export interface Settled {
  readonly tier: Tier;
  readonly isWhitepaper: boolean;
  readonly keepsData: boolean;
  readonly hasCdn: boolean;
  readonly hasOffload: boolean;
  readonly hasAurora: boolean;
  /** The cache that AWS runs; undefined for none and for one on the server. */
  readonly cache: "valkey" | "memcached" | undefined;
  readonly hasBastion: boolean;
  /** Whether the image brings its own WordPress, and no boot script of ours runs. */
  readonly isForeignImage: boolean;
  readonly credentials: "instanceRole" | "iamUser";
}

/** In the tests' own words, so that a wrong default is no excuse for a broken promise. */
export function settled(data: SpecData, { env }: Pick<Compiled, "env">): Settled {
  const { tier, profile, purpose, cdn, database, cache, network, storage, web, wordpress } = data as unknown as Spec;
  const isWhitepaper = profile === "whitepaper";
  const hasCdn = cdn?.enabled ?? tier === "elastic";
  const managed = { lightsail: "none", ec2: "local", elastic: isWhitepaper ? "memcached" : "valkey" } as const;
  const engine = cache?.engine ?? managed[tier];
  const hasOffload = storage?.static?.enabled ?? (tier === "elastic" && hasCdn && wordpress?.sites === undefined);
  const isAmi = typeof web?.image === "object" && "ami" in web.image;
  return {
    tier,
    isWhitepaper,
    keepsData: (purpose ?? (env === undefined ? "production" : "staging")) === "production",
    hasCdn,
    hasOffload,
    hasAurora: (database?.engine ?? (tier === "elastic" ? "aurora" : "local")) === "aurora",
    cache: engine === "valkey" || engine === "memcached" ? engine : undefined,
    hasBastion:
      tier !== "lightsail" && (network?.access ?? (isWhitepaper ? "bastion" : "sessionManager")) === "bastion",
    isForeignImage: (web?.bootstrap ?? (isAmi && wordpress?.code !== "image" ? "none" : "full")) === "none",
    credentials: storage?.static?.credentials ?? (tier === "lightsail" || isWhitepaper ? "iamUser" : "instanceRole"),
  };
}
