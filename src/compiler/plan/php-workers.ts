import { phpSizing } from "../../generated/facts.js";
import type { ServerSpec } from "../../generated/spec.js";
import type { Machine } from "./machine.js";

/** The figures by which a server counts its PHP workers, at boot as in a plan. */
interface PhpSizing {
  readonly reservedMiB: number;
  readonly workerMiB: number;
  readonly workersPerCpu: number;
  readonly leastWorkers: number;
}

/** The figures for the servers of a spec: what runs on the server besides PHP has its memory first. */
export function phpSizingOf({ database, cache }: Pick<ServerSpec, "database" | "cache">): PhpSizing {
  const { reservedMiB, localDatabaseMiB, localCacheMiB, workerMiB, workersPerCpu, leastWorkers } = phpSizing;
  const besides = (database.engine === "local" ? localDatabaseMiB : 0) + (cache.engine === "local" ? localCacheMiB : 0);
  return { reservedMiB: reservedMiB + besides, workerMiB, workersPerCpu, leastWorkers };
}

/** As many PHP workers as memory holds, so many for each vCPU at most; src/bootstrap/templates/php.hbs counts the same. */
export function phpWorkers({ vcpus, memoryMiB }: Machine, sizing: PhpSizing): number {
  const held = Math.trunc((memoryMiB - sizing.reservedMiB) / sizing.workerMiB);
  return Math.max(Math.min(held, vcpus * sizing.workersPerCpu), sizing.leastWorkers);
}
