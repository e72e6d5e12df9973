import { describe, expect, test } from "vitest";
import { compile } from "../../../src/index.js";

async function runbook(region: string, more = "", tier = "elastic"): Promise<string> {
  const text = `version: 1\nname: acme-blog\ntier: ${tier}\nregion: ${region}\n${more}`;
  const { artifacts, findings } = await compile(text, { file: "wordpress.yaml", target: "cfn" });
  const readme = artifacts.find(({ path }) => path === "cloudformation/README.md");
  if (readme === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return readme.text;
}
/** The stacks that fenced commands of this kind name, in order. */
const stacksOf = (text: string, command: string) =>
  text
    .replaceAll(" \\\n", "")
    .split("\n")
    .filter((line) => line.startsWith(`aws cloudformation ${command} `))
    .map((line) => /--stack-name (\S+)/.exec(line)?.[1]);
const both = "backup: { static: { replicateTo: eu-central-1 } }\n";

test("stacks are deployed in the order they read each other, the main one last, and deleted the other way round", async () => {
  const text = await runbook("eu-west-1", both);
  expect(stacksOf(text, "deploy")).toEqual(["acme-blog-recovery", "acme-blog-edge", "acme-blog"]);
  expect(stacksOf(text, "delete-stack")).toEqual(["acme-blog", "acme-blog-edge", "acme-blog-recovery"]);
  expect(text).toContain("in this order");
});

test("one stack needs no order", async () => {
  const text = await runbook("us-east-1");
  expect(stacksOf(text, "deploy")).toEqual(["acme-blog"]);
  expect(text).toContain("One stack. The same command updates it.");
});

test("tags are words of the shell, in every command, without those that have no value", async () => {
  const text = await runbook("eu-west-1", 'tags: { team: web, owner: "Web and Mail", empty: "" }\n');
  const tags = [...text.matchAll(/^ {2}--tags (.*)$/gm)].map(([, words]) => words);
  expect(tags).toEqual(["'owner=Web and Mail' team=web", "'owner=Web and Mail' team=web"]);
  expect(await runbook("eu-west-1")).not.toContain("--tags");
});

test("the prefix list is asked from AWS only where its id is not known", async () => {
  const text = await runbook("ap-southeast-5");
  expect(text).toContain("PREFIX_LIST_ID=$(aws ec2 describe-managed-prefix-lists --region ap-southeast-5");
  expect(text.match(/--parameter-overrides CloudFrontPrefixListId="\$PREFIX_LIST_ID"/g)).toHaveLength(1);
  expect(await runbook("eu-west-1")).not.toContain("PREFIX_LIST_ID");
});

test("protection is lifted first only where there is some", async () => {
  expect(await runbook("us-east-1")).toContain("`database.deletionProtection: false`");
  const open = await runbook("us-east-1", "purpose: staging\ndatabase: { deletionProtection: false }\n");
  expect(open).not.toContain("are protected from deletion");
});

const sections = (text: string) => text.split("\n").filter((line) => line.startsWith("## "));
/** The lines of one section, headings below it included. */
function section(text: string, title: string): string {
  const [, after] = text.split(`\n## ${title}\n`);
  if (after === undefined) throw new Error(`No section ${title}.`);
  return after.split("\n## ")[0] ?? "";
}
/** The commands of a section, each on one line, without the indent of a step. */
const commands = (text: string): readonly string[] =>
  [...text.replaceAll(/ \\\n\s*/g, " ").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, lines = ""]) =>
    lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
/** The numbered steps of a section, each by its first line. */
const stepsOf = (text: string): readonly string[] => text.split("\n").filter((line) => /^\d+\. /.test(line));

test("sections come in the order of doing, and only those that have something to say", async () => {
  expect(sections(await runbook("eu-west-1"))).toEqual([
    "## Deploy",
    "## After the first deployment",
    "## Take it down",
  ]);
  const peered = "lightsail: { peering: true }\ncache: { engine: valkey }\n";
  expect(sections(await runbook("eu-west-1", peered, "lightsail"))).toEqual([
    "## Before the first deployment",
    "## Deploy",
    "## After the first deployment",
    "## Snapshots, recovery, growth",
    "## Take it down",
  ]);
});

describe("on Lightsail", () => {
  test("the contact is made before alarms that mail to it, as a word of the shell", async () => {
    const text = await runbook(
      "eu-west-1",
      "monitoring: { notify: [o'brien@example.org, b@example.org] }\n",
      "lightsail",
    );
    expect(commands(section(text, "Before the first deployment"))).toEqual([
      "aws lightsail create-contact-method --region eu-west-1 --protocol Email --contact-endpoint 'o'\\''brien@example.org'",
    ]);
    // Nothing of CloudWatch mails, so nobody has to confirm a subscription.
    expect(text).not.toContain("Confirm the subscription");
    expect(sections(await runbook("eu-west-1", "", "lightsail"))).not.toContain("## Before the first deployment");
  });

  test("peering is asked for where something stands in the default VPC", async () => {
    const text = await runbook(
      "eu-west-1",
      "lightsail: { peering: true }\ndatabase: { engine: aurora }\n",
      "lightsail",
    );
    expect(commands(section(text, "Before the first deployment"))).toEqual([
      "aws lightsail peer-vpc --region eu-west-1",
      "aws lightsail is-vpc-peered --region eu-west-1",
    ]);
    expect(await runbook("eu-west-1", "lightsail: { peering: true }\n", "lightsail")).not.toContain("peer-vpc");
  });

  test("growth, recovery and the way to EC2 name this instance, its zone, its bundle and its hour", async () => {
    const more = 'lightsail: { bundle: medium, snapshots: { time: "21:00" } }\n';
    const text = section(await runbook("ap-south-1", more, "lightsail"), "Snapshots, recovery, growth");
    expect(text.split("\n").filter((line) => line.startsWith("### "))).toEqual([
      "### After the set-up, and before every change",
      "### Before the instance is deleted",
      "### Recover from a failure",
      "### A larger bundle",
      "### From Lightsail to EC2",
    ]);
    const all = commands(text);
    const here = "--region ap-south-1 --availability-zone ap-south-1a";
    expect(all).toContain(
      `aws lightsail create-instances-from-snapshot ${here} --instance-names acme-blog-restored --instance-snapshot-name acme-blog-restore --bundle-id medium_3_1`,
    );
    expect(all).toContain(
      "aws lightsail attach-static-ip --region ap-south-1 --static-ip-name acme-blog-address --instance-name acme-blog-2",
    );
    expect(all.join("\n")).toContain("{snapshotTimeOfDay=21:00}");
    // The command replaces the whole list: it holds all that the spec opens.
    expect(all.join("\n")).toContain(
      "--port-infos fromPort=80,toPort=80,protocol=tcp,cidrs=0.0.0.0/0 fromPort=443,toPort=443,protocol=tcp,cidrs=0.0.0.0/0 fromPort=22,toPort=22,protocol=tcp,cidrListAliases=lightsail-connect",
    );
    expect(all.filter((line) => !line.includes("--region ap-south-1"))).toEqual([]);
    const moving = await runbook("ap-south-1", "lightsail: { staticIp: false }\n", "lightsail");
    expect(moving).not.toContain("attach-static-ip");
    expect(moving).toContain("then point the site's DNS record at it");
  });

  test("its owner signs in with the password on the instance, and nothing of servers of EC2 is said", async () => {
    const after = section(await runbook("eu-west-1", "", "lightsail"), "After the first deployment");
    expect(commands(after)).toEqual([
      "aws lightsail get-instance-access-details --region eu-west-1 --instance-name acme-blog",
    ]);
    expect(after).toContain("cat /home/bitnami/bitnami_application_password");
    expect(stepsOf(after)[0]).toBe("1. Point the site's name at the output `ServerIp` (A).");
    expect(after).not.toContain("ssm start-session");
  });

  test("the instance stays; what is protected is named alone", async () => {
    expect(section(await runbook("eu-west-1", "", "lightsail"), "Take it down")).toContain(
      "The Lightsail instance stays, and costs what it costs, until you delete it.",
    );
    const peered = "lightsail: { peering: true }\ndatabase: { engine: aurora }\n";
    const gone = section(await runbook("eu-west-1", peered, "lightsail"), "Take it down");
    expect(gone).toContain("The database is protected from deletion:");
    expect(gone).not.toContain("oad balancer");
  });
});

describe("on one server of EC2", () => {
  test("its id is asked from the stack, and it is entered without an open port", async () => {
    const after = section(await runbook("eu-west-1", "", "ec2"), "After the first deployment");
    expect(commands(after)).toEqual([
      "aws cloudformation describe-stack-resource --region eu-west-1 --stack-name acme-blog --logical-resource-id Server --query StackResourceDetail.PhysicalResourceId --output text",
      "aws ssm start-session --region eu-west-1 --target INSTANCE_ID",
    ]);
    expect(stepsOf(after)[0]).toBe("1. Point the site's name at the output `ServerIp` (A).");
    expect(await runbook("eu-west-1", "", "ec2")).toContain("The data volume leaves a last snapshot.");
  });

  test("an own image is subscribed to before, and finished as its vendor says", async () => {
    const own = "web: { image: { ami: ami-0123456789abcdef0 } }\n";
    const text = await runbook("eu-west-1", own, "ec2");
    expect(stepsOf(section(text, "Before the first deployment"))).toEqual([
      "1. An image of AWS Marketplace starts only in accounts that have subscribed to it: open its page there and accept the terms.",
    ]);
    expect(text).toContain("The image brings its own WordPress: finish it as its vendor says.");
    expect(text).not.toContain("data volume leaves");
    expect(await runbook("eu-west-1", "", "ec2")).not.toContain("Marketplace");
  });

  test("in a network that is there the zone of its subnet is asked from AWS, and handed over", async () => {
    const existing =
      "network: { existing: { vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-00000000000000001, subnet-00000000000000002], appSubnetIds: [subnet-00000000000000003, subnet-00000000000000004], dataSubnetIds: [subnet-00000000000000005, subnet-00000000000000006] } }\n";
    const lines = commands(section(await runbook("eu-west-1", existing, "ec2"), "Deploy"));
    expect(lines[0]).toBe(
      "SERVER_ZONE=$(aws ec2 describe-subnets --region eu-west-1 --subnet-ids subnet-00000000000000001 --query 'Subnets[0].AvailabilityZone' --output text)",
    );
    expect(lines[1]).toMatch(/ --parameter-overrides ServerZone="\$SERVER_ZONE"$/);
    // Both questions, in a region whose prefix list is not known.
    const both = commands(
      section(await runbook("ap-southeast-5", `${existing}cdn: { enabled: true }\n`, "ec2"), "Deploy"),
    );
    expect(both.filter((line) => line.includes("=$(")).map((line) => line.split("=")[0])).toEqual([
      "PREFIX_LIST_ID",
      "SERVER_ZONE",
    ]);
    expect(both.join("\n")).toContain(
      '--parameter-overrides CloudFrontPrefixListId="$PREFIX_LIST_ID" ServerZone="$SERVER_ZONE"',
    );
    expect(await runbook("eu-west-1", "", "ec2")).not.toContain("SERVER_ZONE");
  });
});

describe("as the paper has it", () => {
  const website = "profile: whitepaper\ncdn: { enabled: true }\nstorage: { static: { enabled: true } }\n";

  test("a public bucket is looked at before S3 refuses it", async () => {
    const before = section(await runbook("eu-west-1", website, "ec2"), "Before the first deployment");
    expect(commands(before)).toEqual([
      'aws s3control get-public-access-block --account-id "$(aws sts get-caller-identity --query Account --output text)"',
    ]);
    expect(before).toContain("`storage.static.access: private`");
    expect(await runbook("eu-west-1", "cdn: { enabled: true }\n")).not.toContain("get-public-access-block");
  });

  test("the key of its user is read from its secret, and stands nowhere", async () => {
    const after = section(await runbook("eu-west-1", website, "ec2"), "After the first deployment");
    expect(commands(after)[0]).toBe(
      'aws secretsmanager get-secret-value --region eu-west-1 --query SecretString --output text --secret-id "$(aws cloudformation describe-stack-resource --region eu-west-1 --stack-name acme-blog --logical-resource-id StaticFilesUserKeySecret --query StackResourceDetail.PhysicalResourceId --output text)"',
    );
    expect(await runbook("eu-west-1")).not.toContain("secretsmanager");
  });

  test("a public bucket of one's own needs no statement for CloudFront, a private one does", async () => {
    const of = (access: string) =>
      runbook(
        "eu-west-1",
        `profile: whitepaper\nstorage: { static: { enabled: true, bucket: acme-static, access: ${access} } }\ncdn: { enabled: true }\n`,
      );
    expect(await of("private")).toContain("The bucket `acme-static` is yours: add a statement");
    expect(await of("website")).not.toContain("acme-static` is yours");
  });

  test("a bastion that nobody may use is said to be one; with addresses it is the way in", async () => {
    const closed = "Nobody may use the bastion yet: write `network.bastion: { allowedCidrs: […], keyName: … }`";
    const text = await runbook("eu-west-1", "profile: whitepaper\n");
    expect(text).toContain(closed);
    expect(text).toContain("Then `ssh -J ec2-user@BASTION ec2-user@SERVER`.");
    const open = await runbook(
      "eu-west-1",
      "profile: whitepaper\nnetwork: { bastion: { allowedCidrs: [203.0.113.0/24], keyName: mine } }\n",
    );
    expect(open).not.toContain(closed);
    expect(open).toContain("Values=acme-blog-bastion");
    expect(open).not.toContain("ssm start-session");
  });
});

describe("a staging site", () => {
  const more =
    "purpose: staging\ncdn: { logs: true }\nbackup: { files: { retentionDays: 7 }, copyTo: eu-central-1, static: { replicateTo: eu-central-1 } }\n";

  test("is emptied before it goes: every bucket, in its region and stack, copies last", async () => {
    const gone = commands(section(await runbook("eu-west-1", more), "Take it down"));
    const loops = gone.filter((line) => line.startsWith("for bucket in"));
    expect(
      loops.map((line) =>
        [...line.matchAll(/--region (\S+) --stack-name (\S+) --logical-resource-id (\S+)/g)].map((match) =>
          match.slice(1),
        ),
      ),
    ).toEqual([
      [
        ["eu-west-1", "acme-blog", "StaticFiles"],
        ["eu-west-1", "acme-blog", "CdnLogs"],
        ["eu-west-1", "acme-blog", "Logs"],
      ],
      [["eu-central-1", "acme-blog-recovery", "StaticFilesReplica"]],
    ]);
    expect(
      gone.flatMap((line) => /^aws s3api delete-objects --region (\S+) --bucket "\$bucket"/.exec(line)?.[1] ?? []),
    ).toEqual(["eu-west-1", "eu-central-1"]);
  });

  test("so are its vaults, of which AWS Backup deletes none that holds anything", async () => {
    const gone = commands(section(await runbook("eu-west-1", more), "Take it down"));
    expect(gone.filter((line) => line.startsWith("vault=")).map((line) => /resource-id (\S+)/.exec(line)?.[1])).toEqual(
      ["BackupVault", "BackupCopies"],
    );
    expect(gone.filter((line) => line.includes("delete-recovery-point"))).toEqual(
      ["eu-west-1", "eu-central-1"].map(
        (region) =>
          `aws backup delete-recovery-point --region ${region} --backup-vault-name "$vault" --recovery-point-arn "$point"`,
      ),
    );
  });

  test("leaves nothing, and says nothing of what stays or is protected", async () => {
    const gone = section(await runbook("eu-west-1", more), "Take it down");
    expect(gone).not.toMatch(/snapshot|protected|yours to delete/);
    const kept = section(await runbook("eu-west-1", more.replace("staging", "production")), "Take it down");
    expect(kept).toContain("The database leaves a last snapshot.");
    expect(kept).not.toContain("delete-objects");
  });

  test("a bucket that is not ours is not emptied", async () => {
    const existing = "storage: { static: { bucket: acme-static } }\n";
    const gone = section(await runbook("eu-west-1", `purpose: staging\n${existing}`), "Take it down");
    expect(gone).not.toContain("StaticFiles");
    expect(gone).toContain("--logical-resource-id Logs");
  });
});

test("records by hand lead to what CloudFront needs: a private origin is found by its ARN, under no name", async () => {
  const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111";
  const domain = `domain: { name: example.org, originName: origin.example.org, certificateArn: "${certificate}" }\nlint: { rules: { tls/origin-plain-http: { level: "off", reason: this is about records } } }\n`;
  const record = "`origin.example.org` as";
  const of = async (originAccess: string, tier: string) =>
    section(
      await runbook("eu-west-1", `${domain}cdn: { enabled: true, originAccess: ${originAccess} }\n`, tier),
      "After the first deployment",
    );
  expect(await of("public", "elastic")).toContain(`And ${record} CNAME to the output \`LoadBalancerDnsName\``);
  expect(await of("public", "ec2")).toContain(`And ${record} A to the output \`ServerIp\``);
  for (const tier of ["elastic", "ec2"]) {
    const text = await of("vpcOrigin", tier);
    expect(text).not.toContain(record);
    expect(text).toContain("`example.org` as CNAME (at a zone's apex: ALIAS) to the output `DistributionDomainName`");
  }
});
