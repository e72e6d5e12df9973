import { expect, test } from "vitest";
import { machineOf } from "../../src/compiler/plan/machine.js";
import { phpSizingOf, phpWorkers } from "../../src/compiler/plan/php-workers.js";
import { run } from "../support/tool.js";
import { bootScript } from "./support/one-server.js";

/* A server counts its workers when it boots, the rules before there is one. Both must come to the same number. */
const engines = [
  { database: { engine: "aurora" }, cache: { engine: "valkey" } },
  { database: { engine: "local" }, cache: { engine: "local" } },
] as const;
const types = [
  "t4g.nano",
  "t4g.micro",
  "t3.small",
  "t4g.medium",
  "c7g.medium",
  "c7g.large",
  "m7i.xlarge",
  "r7g.16xlarge",
];

test.each(engines.flatMap((each) => types.map((type) => [type, each] as const)))(
  "a %s with %j has as many workers as its script counts",
  (type, services) => {
    const machine = machineOf(type);
    if (machine === undefined) throw new Error(`${type} is not known.`);
    const sizing = phpSizingOf(services as Parameters<typeof phpSizingOf>[0]);
    const lines = bootScript({ sizing }).split("\n");
    const from = lines.findIndex((line) => line.startsWith("memory="));
    const counting = lines
      .slice(
        from,
        lines.findIndex((line) => line.startsWith("pool()")),
      )
      .join("\n");
    const machineSays = `awk() { echo ${machine.memoryMiB}; }\nnproc() { echo ${machine.vcpus}; }\n`;
    const { stdout, stderr } = run("bash", ["-c", `set -eu\n${machineSays}${counting}\necho "$workers"`]);
    expect(stderr).toBe("");
    expect(Number(stdout)).toBe(phpWorkers(machine, sizing));
  },
);
