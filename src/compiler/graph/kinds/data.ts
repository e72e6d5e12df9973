import type { Kind } from "../kind.js";
import type { NodeId } from "../node.js";
import type { Zone } from "../zone.js";

export type ThroughputMode = "elastic" | "bursting" | "provisioned";
export type Parameters = readonly (readonly [name: string, value: string])[];

/** Whitepaper, Shared Storage and Data Tier: EFS, Aurora MySQL, ElastiCache, S3. */
export interface DataKinds {
  fileSystem: Kind<
    {
      readonly throughput: ThroughputMode;
      readonly provisionedMiBps: number | undefined;
      /** Days without access after which a file moves to Infrequent Access; 0 keeps all in Standard. */
      readonly coldAfterDays: number;
      readonly accessPoint: {
        readonly path: string;
        readonly uid: number;
        readonly gid: number;
        readonly mode: string;
      };
    },
    "id" | "arn" | "accessPointId" | "accessPointArn"
  >;
  databaseCluster: Kind<
    {
      /** Cluster identifier, also part of its log groups' names. */
      readonly identifier: string;
      readonly engineVersion: string;
      readonly parameterFamily: string;
      readonly instanceClass: string;
      readonly serverless: { readonly minAcu: number; readonly maxAcu: number } | undefined;
      readonly replicas: number;
      readonly databaseName: string;
      readonly adminUser: string;
      readonly retentionDays: number;
      readonly isProtected: boolean;
      readonly performanceInsights: boolean;
      readonly autoMinorVersionUpgrade: boolean;
      readonly clusterParameters: Parameters;
      readonly logs: readonly { readonly name: string; readonly retentionDays: number }[];
    },
    "endpoint" | "readerEndpoint" | "port" | "secretArn" | "arn" | "id"
  >;
  cacheCluster: Kind<
    {
      readonly engine: "valkey" | "memcached";
      readonly engineVersion: string;
      readonly parameterFamily: string;
      readonly nodeType: string;
      readonly port: number;
      /** One entry a node: the zone it lives in, where that is known. */
      readonly nodeZones: readonly (Zone | undefined)[];
      readonly parameters: Parameters;
    },
    "endpoint" | "port" | "id"
  >;
  /** A volume of EBS that outlives the server which `mounts` it. */
  dataVolume: Kind<{ readonly sizeGiB: number; readonly subnet: NodeId<"subnet"> }, "id" | "arn">;
  staticBucket: Kind<
    {
      /** Name of a bucket that is already there; nothing is created then. */
      readonly existing: string | undefined;
      readonly region: string;
      readonly versioning: boolean;
      /** Read by CloudFront alone, or a public website (whitepaper, S3 Bucket Creation). */
      readonly access: "private" | "website";
      /** Key patterns the web servers may write, such as `wp-content/uploads/*`. */
      readonly paths: readonly string[];
      /** Assumed by S3 to copy objects to the bucket that `replicatesTo` names. */
      readonly replicationRole: NodeId<"role"> | undefined;
    },
    "name" | "arn" | "regionalDomainName" | "websiteDomainName"
  >;
  /** The other side of cross-region replication. Whitepaper, Appendix B. */
  replicaBucket: Kind<Record<never, never>, "name" | "arn">;
  logBucket: Kind<
    {
      readonly retentionDays: number;
      /** CloudFront's standard logs need a bucket with access control lists. */
      readonly allowsAcls: boolean;
    },
    "name" | "arn" | "domainName"
  >;
}
