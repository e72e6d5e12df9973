import { parse } from "yaml";

/** Written by hand: between them these specs use every key of the language. Shapes that exclude each other stand apart. */
export const fullSpecs: readonly unknown[] = [
  parse(`
version: 1
name: acme-blog
tier: elastic
region: eu-west-1
profile: modern
defaults: "2026-11"
purpose: production
availabilityZones: 3
tags: {Team: web, "cost center": "4711", Grüße: ""}
domain:
  name: www.example.com
  aliases: [example.com, "*.shop.example.com"]
  hostedZoneId: Z0123456789ABCDEFGHIJ
  certificateArn: arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012
  originCertificateArn: arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012
  originName: origin.example.com
wordpress:
  version: "7.1"
  sha256: 6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19
  phpVersion: "8.4"
  locale: de_DE_formal
  plugins: [woocommerce, wpml]
  cookies: [acme_currency, "acme_session_*"]
  uncachedPaths: ["booking/*"]
  code: shared
  pageCache: w3tc
  cron: timer
  fileMods: allow
  xmlrpc: deny
  multisite: none
  sites: [{name: shop, host: shop.example.com, aliases: [store.example.com]}, {host: news.example.com}]
  php:
    uploadMaxMiB: 128
    memoryLimitMiB: 512
    maxExecutionSeconds: 50
    adminMaxExecutionSeconds: 300
    ini: {opcache.jit: "off", max_input_vars: 5000, display_errors: false}
  install: {title: "Acme's \\"Blog\\" & more", adminUser: acme-owner, adminEmail: ops@example.com}
network:
  cidr: 10.20.0.0/16
  subnets:
    public: [10.20.0.0/24, 10.20.1.0/24, 10.20.2.0/24]
    app: [10.20.10.0/24, 10.20.11.0/24, 10.20.12.0/24]
    data: [10.20.20.0/24, 10.20.21.0/24, 10.20.22.0/24]
  nat: single
  flowLogs: false
  access: bastion
  bastion: {allowedCidrs: [203.0.113.0/24], instanceType: t4g.nano, keyName: ops}
web:
  instanceType: c7g.large
  image: {ami: ami-0123456789abcdef0}
  bootstrap: full
  volumeGiB: 40
  dataVolumeGiB: 40
  keyName: ops team
  extraPackages: [ghostscript]
  userData: {before: "echo 'one'\\necho two", after: systemctl restart php-fpm}
  idleTimeoutSeconds: 120
  drainSeconds: 60
  capacity: {min: 2, max: 10, desired: 4}
  scaling:
    metric: requests
    target: 600
    schedule: [{cron: 0 8 * * 1-5, min: 4, max: 12, desired: 6, timeZone: Europe/Berlin}]
  maxInstanceAgeDays: 0
  healthCheck: {path: /wp-login.php, codes: "200,302", intervalSeconds: 30, graceSeconds: 300}
database:
  engine: aurora
  instanceClass: db.r7g.large
  replicas: 15
  engineVersion: 8.0.mysql_aurora.3.10.4
  autoMinorVersionUpgrade: false
  deletionProtection: true
  performanceInsights: true
  parameters: {long_query_time: 2, slow_query_log: true, character_set_server: utf8mb4}
  restoreFrom: {snapshotArn: "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:acme"}
cache: {engine: valkey, nodeType: cache.t4g.small, nodes: 3, parameters: {maxmemory-policy: allkeys-lru}}
storage:
  files:
    throughput: provisioned
    provisionedMiBps: 64
    coldAfterDays: 90
    existing: {fileSystemId: fs-0123456789abcdef0, rootPath: /wordpress}
  static:
    enabled: true
    paths: [wp-content/uploads/*]
    fallback: web
    uploader: timer
    bucket: acme-static
    access: private
    credentials: instanceRole
cdn:
  enabled: true
  priceClass: PriceClass_100
  httpVersion: http2and3
  logs: true
  geo: {allow: [DE, AT, CH]}
  waf: {mode: count, allowCidrs: [203.0.113.0/24], count: [SizeRestrictions_BODY]}
  forwarding: policies
  originAccess: vpcOrigin
  originProtocol: https-only
  originTimeoutSeconds: 60
  errorTtlSeconds: 5
  pageTtlSeconds: 60
  deviceVariants: false
  behaviors:
    - path: feed/*
      kind: frontend
      origin: web
      cookies: none
      headers: [Host]
      queryStrings: {allExcept: [utm_source]}
      methods: [GET, HEAD]
      viewerProtocol: https-only
      ttlSeconds: {min: 0, default: 300, max: 3600}
    - {path: /assets/*, kind: static, cookies: [a], headers: none, queryStrings: [v], methods: all, ttlSeconds: 86400}
backup:
  databaseRetentionDays: 35
  database: {schedule: cron(0 3 1 * ? *), retentionDays: 365}
  files: {schedule: 0 3 * * ? *, retentionDays: 35}
  images: {schedule: cron(0 4 ? * SUN *), retentionDays: 14}
  copyTo: eu-central-1
  static: {versioning: true, replicateTo: eu-central-1}
  vaultLock: true
monitoring: {alarms: true, notify: [ops@example.com], dashboard: true, logRetentionDays: 90, budgetUsd: 500}
encryption: {kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-1234-1234-123456789012"}
iam: {permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary", path: /acme/web/}
lint:
  rules:
    cost/idle-replicas: {level: "off", reason: The replicas serve reports.}
    cdn/logs-off: info
  failOn: warning
overrides:
  - node: database
    resource: AWS::RDS::DBCluster
    cloudformation: {PreferredMaintenanceWindow: sun:03:00-sun:04:00, Tags: null}
    terraform: {preferred_maintenance_window: sun:03:00-sun:04:00}
    reason: Agreed with the shop.
  - {node: dashboard, remove: true, reason: We have our own.}
environments:
  staging: {web: {capacity: {min: 1, max: 2, desired: null}}, purpose: staging}
`),
  parse(`
version: 1
name: ab
tier: ec2
region: us-east-1
availabilityZones: [us-east-1a, us-east-1b]
domain: {name: example.com, serverCertificate: acme}
wordpress: {install: false}
network:
  existing:
    vpcId: vpc-0123456789abcdef0
    publicSubnetIds: [subnet-0123456789abcdef0]
    appSubnetIds: [subnet-0123456789abcdef1]
    dataSubnetIds: [subnet-0123456789abcdef2]
web: {image: {ssm: /acme/web/image}, scaling: none, staticIp: true}
database:
  serverless: {minAcu: 0.5, maxAcu: 128}
  restoreFrom: {cluster: acme-database, time: "2026-11-01T03:00:00Z", mode: full}
cdn: {geo: {deny: [XX]}, waf: true, behaviors: [{path: "*.pdf", kind: static, queryStrings: all}]}
backup: {files: false, images: false, database: false}
`),
  parse(`
version: 1
name: small
tier: lightsail
region: eu-central-1
web: {image: {bake: {schedule: cron(0 4 ? * SUN *), components: ["arn:aws:imagebuilder:eu-central-1:123456789012:component/acme/1.0.0/1"]}}}
database: {restoreFrom: {cluster: acme-database, latest: true, mode: clone}}
lightsail:
  bundle: medium_3_0
  blueprint: wordpress
  staticIp: true
  keyPairName: ops
  snapshots: {time: "23:00"}
  peering: true
  ports: [{port: 80}, {port: 443, protocol: tcp, from: [203.0.113.0/24]}, {port: 22, from: [lightsail-connect]}]
`),
];

/** The dotted paths that a value uses, list items as `[]`. */
export function pathsOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([word, inside]) => {
    const at = path === "" ? word : `${path}.${word}`;
    return [at, ...pathsOf(inside, at)];
  });
}
