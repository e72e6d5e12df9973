import type { RouteAnswer } from "../../../src/route/answer-json.js";
import type { RouteRequest } from "../../../src/route/request.js";
import { routeTemplate } from "../../../src/route/route-template.js";

/** What a template answers to one request. */
export function ask(text: string, request: RouteRequest): RouteAnswer {
  const [answer] = routeTemplate(text, [request], { file: "site.yaml" });
  if (answer === undefined) throw new Error("No answer.");
  return answer;
}

/** A CloudFormation template with one distribution of these lines, and more before its resources. */
export const distribution = (lines: readonly string[], more: readonly string[] = []): string =>
  [
    ...more,
    "Resources:",
    "  Site:",
    "    Type: AWS::CloudFront::Distribution",
    "    Properties:",
    "      DistributionConfig:",
    ...lines.map((line) => `        ${line}`),
    "",
  ].join("\n");

export const optimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
