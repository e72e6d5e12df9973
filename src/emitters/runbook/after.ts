import { nodesOf } from "../../compiler/graph/graph.js";
import type { Value } from "../../compiler/graph/value.js";
import { codeSpan } from "../markdown.js";
import type { RunbookContext } from "./context.js";
import { fence, steps } from "./text.js";

const names = (hosts: readonly string[]): string => hosts.map(codeSpan).join(", ");

/** The output that says where a record by hand has to lead. */
const addressOutput = ({ graph }: RunbookContext): string =>
  nodesOf(graph, "loadBalancer").length > 0 ? "`LoadBalancerDnsName`" : "`ServerIp`";

/** Records that nobody makes where the spec names no zone. */
function recordSteps(context: RunbookContext): readonly string[] {
  const { graph } = context;
  if (nodesOf(graph, "dnsRecord").length > 0) return [];
  const [distribution] = nodesOf(graph, "distribution");
  const type = nodesOf(graph, "loadBalancer").length > 0 ? "CNAME" : "A";
  if (distribution === undefined) {
    const how = type === "A" ? "A" : "CNAME; at a zone's apex ALIAS";
    return [`Point the site's name at the output ${addressOutput(context)} (${how}).`];
  }
  const { aliases, webOrigin } = distribution.properties;
  const origin: Value = webOrigin.domainName;
  return [
    ...(aliases.length === 0
      ? []
      : [
          `Make the DNS records by hand: ${names(aliases)} as CNAME (at a zone's apex: ALIAS) to the output \`DistributionDomainName\`.`,
        ]),
    // A private origin is found by its ARN, whatever it is called.
    ...(typeof origin === "string" && webOrigin.vpcOrigin === undefined
      ? [
          `And ${codeSpan(origin)} as ${type} to the output ${addressOutput(context)}: CloudFront reaches the servers under that name.`,
        ]
      : []),
  ];
}

function bucketSteps(context: RunbookContext): readonly string[] {
  const { graph } = context;
  const existing = nodesOf(graph, "staticBucket").find(({ properties }) => properties.existing !== undefined);
  const [user] = nodesOf(graph, "iamUser");
  return [
    ...(existing === undefined || existing.properties.access === "website"
      ? []
      : [
          `The bucket ${codeSpan(existing.properties.existing ?? "")} is yours: add a statement to its policy that lets \`cloudfront.amazonaws.com\` do \`s3:GetObject\` where \`AWS:SourceArn\` is the output \`DistributionArn\`.`,
        ]),
    ...(user === undefined
      ? []
      : [
          [
            "Give W3 Total Cache (CDN, *Origin Push: Amazon CloudFront*) the access key of its user and the bucket of the output",
            "`StaticBucketName`, and let it set no ACLs (*Set objects to publicly accessible on upload*: off), for the bucket takes none.",
            "The key is in a secret; nobody else should read it:",
            fence(
              `aws secretsmanager get-secret-value --region ${graph.deployment.regions.main} --query SecretString --output text \\`,
              `  --secret-id "$(${context.idOf("keySecret", user.id)})"`,
            ),
          ].join("\n"),
        ]),
  ];
}

/** How somebody gets onto a server: without an open port, over the bastion, or over Lightsail. */
function connectStep(context: RunbookContext): readonly string[] {
  const { graph } = context;
  const { regions, name } = graph.deployment;
  const [lightsail] = nodesOf(graph, "lightsailInstance");
  if (lightsail !== undefined) {
    return [
      [
        "Sign in at `/wp-admin/` as `user`. The password was made on the instance; connect over the console's browser terminal, or",
        "with the key that this prints, and read it with `cat /home/bitnami/bitnami_application_password`:",
        fence(
          `aws lightsail get-instance-access-details --region ${regions.main} --instance-name ${lightsail.properties.name}`,
        ),
      ].join("\n"),
      ...(lightsail.properties.userData === ""
        ? []
        : [
            `The launch script (${context.launchScript}) ran once, when the instance was made; \`/var/log/wpspec-boot.log\` says how. A later change of names or cache in the spec does not reach the instance: run the changed lines by hand.`,
          ]),
      "When the site is set up, take a snapshot: section *Snapshots, recovery, growth*.",
    ];
  }
  const [server] = nodesOf(graph, "webServer");
  const [fleet] = nodesOf(graph, "webFleet");
  const isOwnImage = server !== undefined && server.properties.bootTimeoutMinutes === undefined;
  const intro = isOwnImage
    ? "The image brings its own WordPress: finish it as its vendor says. To get onto the server:"
    : "This version of wpspec boots the web servers with PHP, nginx and the site's files; it does not install WordPress yet. Put an installation into `/var/www/wordpress` from any of them:";
  const [bastion] = nodesOf(graph, "bastion");
  const hasSessions = nodesOf(graph, "role").some(({ properties }) => properties.sessionManager);
  const instances =
    server === undefined
      ? [
          `aws ec2 describe-instances --region ${regions.main} \\`,
          `  --filters Name=tag:aws:autoscaling:groupName,Values="$(${fleet === undefined ? "" : context.idOf("webFleet", fleet.id)})" \\`,
          `  --query 'Reservations[].Instances[].${hasSessions ? "InstanceId" : "PrivateIpAddress"}' --output text`,
        ]
      : [context.idOf("webServer", server.id)];
  if (hasSessions) {
    return [
      [intro, fence(...instances, `aws ssm start-session --region ${regions.main} --target INSTANCE_ID`)].join("\n"),
    ];
  }
  if (bastion === undefined) return [intro];
  const reach = fence(
    ...instances,
    `aws ec2 describe-instances --region ${regions.main} --filters Name=tag:Name,Values=${name}-${bastion.id} \\`,
    "  --query 'Reservations[].Instances[].PublicIpAddress' --output text",
  );
  return [[intro, reach, "Then `ssh -J ec2-user@BASTION ec2-user@SERVER`."].join("\n")];
}

/** What is left to do by hand once it is deployed. */
export function afterSection(context: RunbookContext): readonly string[] {
  const { graph } = context;
  const [topic] = nodesOf(graph, "notificationTopic");
  const [bastion] = nodesOf(graph, "bastion");
  const isClosed =
    bastion !== undefined && !graph.edges.some((edge) => edge.kind === "connects" && edge.to === bastion.id);
  const texts = [
    ...(topic === undefined
      ? []
      : [
          "Confirm the subscription: AWS sends a mail to each address of `monitoring.notify`; until then alarms reach nobody.",
        ]),
    ...recordSteps(context),
    ...bucketSteps(context),
    ...(isClosed
      ? [
          "Nobody may use the bastion yet: write `network.bastion: { allowedCidrs: […], keyName: … }`, compile and deploy once more.",
        ]
      : []),
    ...connectStep(context),
  ];
  return ["## After the first deployment", "", ...steps(texts), ""];
}
