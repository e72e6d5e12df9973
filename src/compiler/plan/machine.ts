import { instances } from "../../generated/facts.js";

/** What an instance type has. */
export interface Machine {
  readonly vcpus: number;
  readonly memoryMiB: number;
}

const { sizes } = instances;
const mibPerGib = 1024;

const valueOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The vCPUs of a size of fixed types: `8xlarge` is eight times `xlarge`. */
function vcpusOf(size: string): number | undefined {
  const [, times] = /^([1-9]\d?)xlarge$/.exec(size) ?? [];
  return times === undefined ? valueOf(sizes.vcpus, size) : Number(times) * sizes.vcpus.xlarge;
}

/** Processors and memory of an instance type, by its name; undefined of types that are not known. */
export function machineOf(instanceType: string): Machine | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  if ((sizes.burstableFamilies as readonly string[]).includes(family)) {
    const found = valueOf<{ readonly vcpus: number; readonly gib: number }>(sizes.burstable, size);
    return found && { vcpus: found.vcpus, memoryMiB: found.gib * mibPerGib };
  }
  const [, letter = "", generation = ""] = /^([a-z])(\d+)[a-z]*$/.exec(family) ?? [];
  const gib = Number(generation) < sizes.oldestGeneration ? undefined : valueOf(sizes.gibPerVcpu, letter);
  const vcpus = vcpusOf(size);
  return gib === undefined || vcpus === undefined ? undefined : { vcpus, memoryMiB: vcpus * gib * mibPerGib };
}
