import { fromTerraform } from "./convert.js";
import { isBranch, itemsOf, referenceIn, textOf, type Branch, type Tree } from "./description.js";
import { changed } from "./places.js";

/** Arguments as CloudFormation would group them; `whole` makes the block a part of something else. */
export interface Shaped {
  readonly own: Branch;
  readonly whole?: string;
}

type Shape = (config: Branch) => Shaped;

const negated = (value: Tree): Tree => (value === "true" ? "false" : value === "false" ? "true" : value);

/** Parameters one by one, with how each takes effect. */
const parameters =
  (property: string): Shape =>
  ({ parameter, ...own }) => {
    const each = itemsOf(parameter).filter(isBranch);
    const map = (member: string): Branch =>
      Object.fromEntries(
        each.flatMap((item) => (item[member] === undefined ? [] : [[textOf(item["name"]), item[member]]])),
      );
    // The provider's own default.
    const methods = Object.fromEntries(each.map((item) => [textOf(item["name"]), item["apply_method"] ?? "immediate"]));
    return {
      own: {
        ...own,
        [property]: map("value"),
        ...(property === "parameters" ? { apply_methods: methods } : {}),
      },
    };
  };

/** -1 leaves a size as it is, which CloudFormation says by saying nothing. */
const sizes: Shape = (config) => ({
  own: Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      /^(min_size|max_size|desired_capacity)$/.test(key)
        ? value === "-1"
          ? [[key, "kept"]]
          : [[key, value]]
        : [[key, value]],
    ),
  ),
});

/** A record that proves a name is a part of the certificate; it says whose record it is in all three places. */
const record: Shape = (config) => {
  const { name, type, records, zone_id: zone, ...rest } = config;
  const { key, attribute = "" } = referenceIn(name) ?? {};
  const [, domain] = /^record\.name:(.*)$/.exec(attribute) ?? [];
  if (key === undefined || domain === undefined) return { own: config };
  const wanted = (field: string): string => `⟦${key} record.${field}:${domain}⟧`;
  const [only, ...more] = itemsOf(records);
  const isRight = type === wanted("type") && only === wanted("value") && more.length === 0;
  const option = {
    ...fromTerraform(rest, {}),
    domainname: domain,
    ...(zone === undefined ? {} : { hostedzoneid: zone }),
    ...(isRight ? {} : { record: "wrong" }),
  };
  return { whole: key, own: { domainvalidationoptions: [option] } };
};

/** The names that a certificate is waited for with, as far as they are its own. */
const validated: Shape = (config) => ({
  own: changed(config, "validation_record_fqdns", (records) => {
    const { key = "" } = referenceIn(config["certificate_arn"]) ?? {};
    return itemsOf(records).map((each) => {
      const { key: whose, attribute = "" } = referenceIn(each) ?? {};
      return whose === key ? attribute.replace(/^record\.fqdn:/, "") : each;
    });
  }),
});

/** A hook with its seconds as CloudFormation writes minutes. */
const hook = (config: Tree): Tree =>
  isBranch(config)
    ? changed(config, "heartbeat_timeout", (seconds) => {
        const minutes = Number(seconds) / 60;
        return Number.isInteger(minutes) ? `PT${String(minutes)}M` : seconds;
      })
    : config;

/** `15m` as CloudFormation writes it; "0" waits for nothing, which is no property there. The provider's own default is 10 minutes. */
const waiting: Shape = ({ wait_for_capacity_timeout: timeout = "10m", ...config }) => {
  const own = changed(config, "initial_lifecycle_hook", (hooks) => itemsOf(hooks).map(hook));
  if (timeout === "0") return { own };
  return { own: { ...own, wait_for_capacity_timeout: textOf(timeout).replace(/^(\d+)m$/, "PT$1M") } };
};

/** CloudFormation names the field that a condition is about beside what it says of it. */
const field = (condition: Tree): Tree => {
  if (!isBranch(condition)) return condition;
  const [only = "", ...more] = Object.keys(condition);
  return more.length > 0 ? condition : { ...condition, field: only.replaceAll("_", "-") };
};

const subscribers: Shape = (config) => ({
  own: changed(config, "notification", (notifications) =>
    itemsOf(notifications).map((each): Tree => {
      if (!isBranch(each)) return each;
      const { subscriber_email_addresses: mails, ...notification } = each;
      return {
        notification,
        subscribers: itemsOf(mails).map((address) => ({ address, subscription_type: "EMAIL" })),
      };
    }),
  ),
});

/** By type, without `aws_`. */
export const terraformShapes: Readonly<Record<string, Shape>> = {
  rds_cluster_parameter_group: parameters("parameters"),
  elasticache_parameter_group: parameters("parameter"),
  autoscaling_schedule: sizes,
  route53_record: record,
  acm_certificate_validation: validated,
  autoscaling_group: waiting,
  autoscaling_lifecycle_hook: (config) => ({ own: hook(config) as Branch }),
  lb: (config) => ({
    own: changed(config, "internal", (value) =>
      value === "true" ? "internal" : value === "false" ? "internet-facing" : value,
    ),
  }),
  lb_listener_rule: (config) => ({
    own: changed(config, "condition", (conditions) => itemsOf(conditions).map(field)),
  }),
  budgets_budget: subscribers,
  rds_cluster: ({ skip_final_snapshot: skips = "false", ...own }) => ({
    own: { ...own, final_snapshot: negated(skips) },
  }),
  ec2_tag: ({ key, value, resource_id: resource, ...own }) => {
    const { key: whole, attribute } = referenceIn(resource) ?? {};
    if (whole === undefined || attribute !== "RootVolume") return { own: { key: key ?? "", ...own } };
    return { whole, own: { ...own, volumetags: { [textOf(key)]: value ?? "" } } };
  },
};
