export type Architecture = "arm64" | "x86_64";

/**
 * The processor of an EC2 instance type. Graviton families carry a `g` after their generation (`c7g`, `m8gd`, `c7gn`);
 * a1 is the one before that habit. AWS documentation, Amazon EC2 instance type naming conventions.
 */
export const architectureOf = (instanceType: string): Architecture =>
  /^(?:a1|[a-z]+\d+g[a-z]*)(?:-[a-z0-9]+)?\./.test(instanceType) ? "arm64" : "x86_64";
