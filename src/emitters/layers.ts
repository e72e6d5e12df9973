import type { NodeKind } from "../compiler/graph/node.js";

/** The layers of a template, in reading order, and the kinds of each in the order they are printed. */
export const layers = [
  {
    title: "Network",
    kinds: [
      "network",
      "internetGateway",
      "subnet",
      "natGateway",
      "routeTable",
      "vpcEndpoint",
      "flowLog",
      "addressRange",
      "bastion",
      "staticIp",
    ],
  },
  {
    title: "Data",
    kinds: ["fileSystem", "dataVolume", "databaseCluster", "cacheCluster", "staticBucket", "replicaBucket"],
  },
  { title: "Web", kinds: ["loadBalancer", "webFleet", "webServer", "lightsailInstance"] },
  { title: "Delivery", kinds: ["distribution", "certificate", "dnsRecord", "hostedZone", "webAcl"] },
  { title: "Identity and secrets", kinds: ["role", "iamUser", "secret"] },
  { title: "Backup", kinds: ["backupVault", "backupPlan"] },
  {
    title: "Operations",
    kinds: ["logBucket", "logGroup", "notificationTopic", "alarm", "lightsailAlarm", "dashboard", "budget"],
  },
] as const satisfies readonly { readonly title: string; readonly kinds: readonly NodeKind[] }[];

type Listed = (typeof layers)[number]["kinds"][number];

/** Fails to compile when a kind belongs to no layer. @public */
export const everyKindHasALayer: [NodeKind] extends [Listed] ? true : never = true;
