export type Tier = "lightsail" | "ec2" | "elastic";

const meaning: Readonly<Record<Tier, string>> = {
  lightsail: "one Lightsail instance; ec2 and elastic are the larger ones",
  ec2: "one EC2 server; lightsail is smaller, elastic larger",
  elastic: "load balancer, Auto Scaling, EFS, Aurora, ElastiCache, CloudFront",
};

const domain = `# The host name of the site. With a Route 53 zone its records and certificates are made for you.
# domain:
#   name: www.example.com
#   aliases: [example.com]
#   hostedZoneId: Z0123456789ABCDEFGHIJ
`;

const plugins = `# Plugins that set cookies or add pages that must not be cached.
# wordpress:
#   plugins: [woocommerce]
`;

const delivery = `# CloudFront in front of the server (with a domain in Route 53), and plugins that set cookies or add pages that must
# not be cached there.
# cdn:
#   enabled: true
# wordpress:
#   plugins: [woocommerce]
`;

const monitoring = `# Who hears about alarms.
# monitoring:
#   notify: [ops@example.com]
`;

const staging = (domain: string): string =>
  `# A second copy to try things on, named my-site-staging: \`wpspec compile --target cfn --env staging\`. It says only
# what differs; it may not keep a host name of production.
# environments:
#   staging:
#     domain: ${domain}
`;

const parts: Readonly<Record<Tier, readonly string[]>> = {
  lightsail: [
    domain,
    delivery,
    `# The size of the instance, and when its daily snapshot is taken (UTC).
# lightsail:
#   bundle: small
#   snapshots: {time: "06:00"}
`,
    monitoring,
    staging("{name: staging.example.com, aliases: null}"),
  ],
  ec2: [
    domain,
    delivery,
    `# The server; its processor decides the architecture.
# web:
#   instanceType: t4g.medium
#   volumeGiB: 20
`,
    `# What is kept for how long: the volume with files and database, and images of the whole server.
# backup:
#   files: {retentionDays: 35}
#   images: {retentionDays: 35}
`,
    monitoring,
    staging("{name: staging.example.com, aliases: null}"),
  ],
  elastic: [
    domain,
    plugins,
    `# The web servers. Without \`desired\` a deployment leaves the fleet at the size it has.
# web:
#   instanceType: c7g.large
#   capacity: {min: 2, max: 6}
#   scaling: {metric: cpu, target: 50}
`,
    `# The Aurora cluster has one writer and these replicas.
# database:
#   instanceClass: db.r7g.large
#   replicas: 1
`,
    `# Pages are cached at the edge for this long when WordPress says nothing.
# cdn:
#   pageTtlSeconds: 60
`,
    `# What is kept for how long, and where a copy of it goes.
# backup:
#   databaseRetentionDays: 30
#   copyTo: eu-central-1
`,
    monitoring,
    staging("null"),
  ],
};

/** A commented spec to start from: four lines that count, and the keys most people come to want as comments. */
export function starter(tier: Tier): string {
  const head = `# yaml-language-server: $schema=./node_modules/wpspec/schema/wpspec.schema.json
#
# One file describes the whole site; \`wpspec compile --target cfn\` makes the templates from it.
# What is commented out shows a default or an example: remove the marks to change it.
# Without an installed package, \`wpspec schema > wpspec.schema.json\` gives the schema for the line above.

version: 1
name: my-site # begins the names and tags of everything; lower-case letters, digits and dashes
tier: ${tier} # ${meaning[tier]}
region: eu-west-1
defaults: "2026-11" # edition of the defaults: a newer wpspec does not change what is deployed
`;
  return [head, ...parts[tier]].join("\n");
}
