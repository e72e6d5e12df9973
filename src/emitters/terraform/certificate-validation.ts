import { resource, type Block } from "./block.js";
import { attributeOf } from "./names.js";
import type { EmitContext } from "./node-emitter.js";
import { codeOf, expression } from "./text.js";

/** Seconds. Nobody but ACM ever asks for these records. */
const recordTtl = 300;

/** A wildcard and the name below it are proven by the same record. */
const withoutWildcard = (name: string): string => name.replace(/^\*\./, "");

/** A host name as part of a block's name. Dots become two dashes, and so `a.b` and `a-b` never meet. */
const words = (host: string): string => host.replaceAll(/-{2,}/g, "-$&").replaceAll(".", "--");

/**
 * What ACM asks for as proof of a host name. Found by the name, for the options are a set; AWS fills in the rest of
 * them only when the certificate is there.
 */
function proof({ attribute }: EmitContext, host: string, member: "name" | "type" | "value"): string {
  const options = codeOf(attribute("acm_certificate", "domain_validation_options"));
  const isMeant = `trimprefix(option.domain_name, "*.") == ${JSON.stringify(host)}`;
  return expression(`[for option in ${options} : option.resource_record_${member} if ${isMeant}][0]`);
}

/**
 * One record for each distinct name, and the wait until ACM has seen them. ACM asks every certificate of an account for
 * the same record of a name, so a record that is there is no mistake but the one wanted.
 */
export function certificateValidation(
  context: EmitContext,
  hosts: readonly string[],
  zoneId: string,
): readonly Block[] {
  const { name, attribute } = context;
  const distinct = [...new Set(hosts.map(withoutWildcard))];
  const part = (host: string): string => `validation-${words(host)}`;
  return [
    ...distinct.map((host) =>
      resource("route53_record", name(part(host)), {
        zoneId,
        name: proof(context, host, "name"),
        type: proof(context, host, "type"),
        ttl: recordTtl,
        records: [proof(context, host, "value")],
        allowOverwrite: true,
      }),
    ),
    resource("acm_certificate_validation", name(), {
      certificateArn: attribute("acm_certificate", "arn"),
      validationRecordFqdns: distinct.map((host) => attributeOf("route53_record", name(part(host)), "fqdn")),
    }),
  ];
}
