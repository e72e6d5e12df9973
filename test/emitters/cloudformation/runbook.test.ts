import { expect, test } from "vitest";
import { compile } from "../../../src/index.js";

async function runbook(region: string, more = ""): Promise<string> {
  const text = `version: 1\nname: acme-blog\ntier: elastic\nregion: ${region}\n${more}`;
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
  const open = await runbook("us-east-1", "database: { deletionProtection: false }\n");
  expect(open).not.toContain("are protected from deletion");
});
