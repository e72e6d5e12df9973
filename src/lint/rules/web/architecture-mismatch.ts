import { architectureOf } from "../../../compiler/plan/architecture.js";
import type { RuleFor } from "../../rule.js";

const named = (parameter: string): "arm64" | "x86_64" | undefined =>
  /arm64|aarch64/.test(parameter) ? "arm64" : /x86_64|amd64/.test(parameter) ? "x86_64" : undefined;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon EC2 User Guide, Instance type naming conventions; Amazon Linux 2023 User Guide, AMI parameters",
  *check({ spec }) {
    const { image, instanceType } = spec.web;
    if (typeof image !== "object" || !("ssm" in image)) return;
    const wanted = architectureOf(instanceType);
    const found = named(image.ssm);
    if (found === undefined || found === wanted) return;
    yield {
      at: "web.image.ssm",
      message: `${image.ssm} names an image for ${found}, but ${instanceType} is ${wanted}: no instance would start.`,
      hint: `Write the parameter for ${wanted}, or an instance type for ${found}.`,
    };
  },
};
