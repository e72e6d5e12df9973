/** Functions of main.ts for what neither cdktf nor TypeScript says in a word. */
export const helpers: readonly { readonly name: string; readonly code: string; readonly says: string }[] = [
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
