import type { Configuration } from "../assemble.js";

/** What the project is made of, in the versions it is tested with: those this repository has. */
export const packages = {
  dependencies: { "@cdktf/provider-aws": "21.22.1", cdktf: "0.21.0", constructs: "10.5.1" },
  devDependencies: { "@types/node": "20.19.43", tsx: "4.23.15", typescript: "6.0.3" },
} as const;

const json = (header: string, body: object): string => `${JSON.stringify({ "//": header, ...body }, undefined, 2)}\n`;

export const packageJson = ({ name }: Configuration, header: string): string =>
  json(header, {
    name,
    private: true,
    scripts: { synth: "tsx main.ts", typecheck: "tsc" },
    engines: { node: ">=20.9" },
    ...packages,
  });

/** What the command line of CDKTF reads; the project runs without it. */
export const cdktfJson = ({ name }: Configuration, header: string): string =>
  json(header, {
    language: "typescript",
    app: "npx tsx main.ts",
    projectId: name,
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
    context: {},
  });

export const tsconfigJson = (header: string): string =>
  json(header, {
    compilerOptions: {
      target: "ES2022",
      module: "NodeNext",
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      // The declarations of the bindings are huge, and not ours.
      skipLibCheck: true,
      noEmit: true,
    },
    include: ["main.ts"],
  });
