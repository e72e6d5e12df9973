import { isBranch, itemsOf, referenceIn, textOf, type Branch, type Tree } from "./description.js";
import type { Stack } from "./intrinsics.js";
import { changed } from "./places.js";
import { sorted } from "./settle.js";

interface Shaped {
  readonly properties: Branch;
  readonly whole?: string;
}

type Shape = (properties: Branch, stack: Stack) => Shaped;

/** A part of another resource: `of` names that, the rest goes to `at` in it. */
const part =
  (of: string, at: (rest: Branch) => Branch): Shape =>
  ({ [of]: whole, ...rest }) => ({ whole: referenceIn(whole)?.key ?? "", properties: at(rest) });

/** What EC2 lets out of a group that says nothing. */
const everything: Branch = { ipprotocol: "-1", cidrip: "0.0.0.0/0" };

/** What a group without rules says, for CloudFormation would allow everything. */
const isNoRule = (rule: Tree): boolean =>
  isBranch(rule) && JSON.stringify(sorted([rule])) === '[{"cidrip":"127.0.0.1/32","ipprotocol":"-1"}]';

const keeps: Readonly<Record<string, string>> = {
  Retain: "true",
  RetainExceptOnCreate: "true",
  Snapshot: "true",
  Delete: "false",
};

/** Whether a policy keeps something; what is no policy stays what it is. */
const isKept = (policy: Tree): Tree => keeps[textOf(policy)] ?? policy;

/** Whether something outlives its stack and its replacement, and what is left of it. */
function kept({ deletionpolicy: deletion, updatereplacepolicy: replacement, ...rest }: Branch, kind: string): Branch {
  // The only kind of ours for which nothing said means a snapshot.
  const unsaid = kind === "AWS::RDS::DBCluster" ? "Snapshot" : "Delete";
  return {
    ...rest,
    kept: isKept(deletion ?? unsaid),
    keptwhenreplaced: isKept(replacement ?? unsaid),
    finalsnapshot: String((deletion ?? unsaid) === "Snapshot"),
  };
}

const withoutStar = (domain: Tree | undefined): string => textOf(domain).replace(/^\*\./, "");

const shapes: Readonly<Record<string, Shape>> = {
  "AWS::EC2::SecurityGroupIngress": part("groupid", (rule) => ({ securitygroupingress: [rule] })),
  "AWS::EC2::SecurityGroupEgress": part("groupid", (rule) => ({ securitygroupegress: [rule] })),
  "AWS::EC2::VPCGatewayAttachment": part("internetgatewayid", (rest) => rest),
  "AWS::IAM::RolePolicy": part("rolename", ({ policyname = "", policydocument = "", ...rest }) => ({
    policies: [{ policyname, policydocument }],
    ...rest,
  })),
  "AWS::EC2::SecurityGroup": ({ securitygroupegress: rules, ...rest }) => {
    const real = itemsOf(rules).filter((rule) => !isNoRule(rule));
    const written = itemsOf(rules).length === 0 ? [everything] : real;
    return { properties: written.length === 0 ? rest : { ...rest, securitygroupegress: written } };
  },
  "AWS::EC2::FlowLog": ({ resourcetype: type, resourceid: id, ...rest }) => ({
    properties: id === undefined ? rest : { ...rest, [`${textOf(type)}Id`.toLowerCase()]: id },
  }),
  "AWS::EC2::Instance": ({ propagatetagstovolumeoncreation: propagates, ...rest }, { tags }) => ({
    properties:
      propagates === "true"
        ? { ...rest, volumetags: { ...tags, ...(isBranch(rest["tags"]) ? rest["tags"] : {}) } }
        : rest,
  }),
  "AWS::EFS::FileSystem": ({ filesystemtags: tags, ...rest }) => ({
    properties: tags === undefined ? rest : { ...rest, tags },
  }),
  "AWS::CertificateManager::Certificate": (properties) => {
    // One record proves a name and everything below it.
    const options = new Map(
      itemsOf(properties["domainvalidationoptions"]).map((option): [string, Tree] => {
        if (!isBranch(option)) return [textOf(option), option];
        const domainname = withoutStar(option["domainname"]);
        return [domainname, { ...option, domainname }];
      }),
    );
    if (options.size === 0) return { properties };
    // CloudFormation waits until each of the names is proved.
    const waited = { domainvalidationoptions: [...options.values()], validationrecordfqdns: [...options.keys()] };
    return { properties: { ...properties, ...waited } };
  },
  "AWS::CloudFront::Distribution": (properties) => ({
    properties: changed(properties, "distributionconfig/origins", (origins) =>
      itemsOf(origins).map((origin): Tree => {
        if (!isBranch(origin)) return origin;
        const { s3originconfig: s3, ...rest } = origin;
        // CloudFormation wants it said that the older way in is not used.
        const isEmpty = JSON.stringify(s3) === '{"originaccessidentity":""}';
        if (rest["originaccesscontrolid"] === undefined) return origin;
        return isEmpty ? rest : { ...rest, s3originconfig: s3 ?? "missing" };
      }),
    ),
  }),
};

/** A resource with what CloudFormation says in a way of its own put the way it is described. */
export function cloudFormationShapes(kind: string, properties: Branch, stack: Stack): Shaped {
  const shaped = shapes[kind]?.(properties, stack) ?? { properties };
  return "whole" in shaped ? shaped : { ...shaped, properties: kept(shaped.properties, kind) };
}
