import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  supersedes: ["tls/forwarded-proto-missing"],
  source: "Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/header-not-allowed",
      ({ path, header, reason }) => ({
        message: {
          unkeyable: `CloudFront cannot distinguish cached copies of ${path} by ${header}.`,
          staticOrigin: `${header} must not reach the bucket behind ${path}: S3 would not know whose files are asked for.`,
          originRequestPolicy: `${header} cannot be listed for ${path}: CloudFront forwards it only with all others.`,
          compression: `${header} is handled by CloudFront itself when it compresses answers of ${path}.`,
        }[reason],
        hint: `Delete ${header} from the headers of this behavior.`,
        subject: header,
      }),
      ["headers"],
    );
  },
};
