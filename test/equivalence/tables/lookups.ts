import { fact, referenceIn, textOf, type Branch, type Tree } from "../description.js";

/** What an attribute of a data source or ephemeral resource is, from its arguments and the index it is asked with. */
type Meaning = (config: Branch, index: string) => Tree | undefined;

/** By type and attribute. What is looked up is compared as well: as a resource of the kind `Lookup`. */
export const lookups: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  "data.aws_caller_identity": { account_id: () => fact("AccountId") },
  "data.aws_partition": { partition: () => fact("Partition"), dns_suffix: () => fact("URLSuffix") },
  "data.aws_availability_zones": { "names[]": (_, index) => fact(`Zone ${index}`) },
  "data.aws_ec2_managed_prefix_list": { id: () => fact("CloudFrontPrefixListId") },
  "data.aws_vpc": { id: () => fact("DefaultVpcId") },
  "data.aws_subnet": {
    id: ({ id }) => id,
    availability_zone: ({ id }) => fact(`Zone of ${textOf(id)}`),
  },
  "data.aws_secretsmanager_secret_version": {
    secret_string: ({ secret_id: secret }) => {
      const { key } = referenceIn(secret) ?? {};
      return key === undefined ? undefined : `⟦${key} SecretString⟧`;
    },
  },
  // A text that is made anew each time is how it is made.
  "ephemeral.aws_secretsmanager_random_password": { random_password: (config) => config },
};
