import type { Rule } from "../../rule.js";

const regionOf = (arn: string): string | undefined => arn.split(":")[3];

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Requirements for using SSL/TLS certificates with CloudFront",
  *check({ spec }) {
    const { certificateArn, originCertificateArn } = spec.domain;
    const found = certificateArn === undefined ? undefined : regionOf(certificateArn);
    if (found !== undefined && found !== "us-east-1") {
      yield {
        at: "domain.certificateArn",
        message: `This certificate is in ${found}: CloudFront takes certificates of us-east-1 only and refuses it after minutes of deployment.`,
        hint: "Write one of us-east-1, or delete the key: with domain.hostedZoneId a certificate is issued there.",
      };
    }
    const origin = originCertificateArn === undefined ? undefined : regionOf(originCertificateArn);
    if (origin !== undefined && origin !== spec.region) {
      yield {
        at: "domain.originCertificateArn",
        message: `This certificate is in ${origin}: the load balancer in ${spec.region} cannot use it.`,
        hint: `Write one of ${spec.region}, or delete the key: with domain.hostedZoneId a certificate is issued there.`,
      };
    }
  },
};
