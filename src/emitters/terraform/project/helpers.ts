import { layout } from "./code.js";
import { quoted } from "./literal.js";

/** Lists of methods that every behavior of a distribution has one of, by what CloudFront allows. */
const methods = {
  readMethods: ["GET", "HEAD"],
  allMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
} as const;

/** What a list of methods is called on top of main.ts. */
export const methodsName = (list: unknown): string | undefined =>
  Object.entries(methods).find(([, each]) => JSON.stringify(each) === JSON.stringify(list))?.[0];

/** What main.ts has on top to say in a word what neither cdktf nor TypeScript says in one. */
export const helpers: readonly { readonly name: string; readonly code: string; readonly says: string }[] = [
  { name: "readMethods", code: layout({ list: methods.readMethods.map(quoted) }), says: "For what is only read." },
  { name: "allMethods", code: layout({ list: methods.allMethods.map(quoted) }), says: "For what is written too." },
  {
    name: "zone",
    code: "(index: number): string => `\\${data.aws_availability_zones.zones.names[${index}]}`",
    says: "Name of one of the region's zones.",
  },
  {
    name: "proof",
    code: [
      '(certificate: AcmCertificate, host: string, part: "name" | "type" | "value"): string =>',
      "`\\${[for option in ${certificate.fqn}.domain_validation_options : option.resource_record_${part}` +",
      '` if trimprefix(option.domain_name, "*.") == "${host}"][0]}`',
    ].join("\n  "),
    says: "Part of the DNS record that proves a name to a certificate.",
  },
  {
    name: "later",
    code: "(produce: () => string): string => Lazy.stringValue({ produce })",
    says: "What a later layer makes: read when all of them stand.",
  },
];
