import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { lint, type LintOptions, type Report } from "../lint.js";
import type { LintResult, LintTask } from "./lint-thread.js";
import type { SpecFile } from "./read-spec.js";

type Context = Omit<LintOptions, "file">;

/** Fewer specs are checked sooner than a thread has started. */
const fewest = 100;
/** More threads would wait for the one that hands out. */
const mostThreads = 8;
/** Specs that a thread is given at once: enough that messages do not count, few enough that all end together. */
const perTask = 25;

const alone = (specs: readonly SpecFile[], context: Context): readonly Report[] =>
  specs.map(({ file, text }) => lint(text, { file, ...context }));

/** Checks every spec, in their order; many of them on several threads. */
export async function lintAll(specs: readonly SpecFile[], context: Context): Promise<readonly Report[]> {
  const threads = Math.min(availableParallelism(), mostThreads, Math.ceil(specs.length / fewest));
  return threads < 2 ? alone(specs, context) : shared(specs, context, threads);
}

async function shared(specs: readonly SpecFile[], context: Context, threads: number): Promise<readonly Report[]> {
  const reports: Report[] = [];
  let next = 0;
  const taken = (): LintTask | undefined => {
    const from = next;
    if (from >= specs.length) return undefined;
    next += perTask;
    const some = specs.slice(from, next).map(({ file, text }) => ({ file, text }));
    return { from, specs: some, context };
  };
  const work = async (): Promise<void> => {
    const worker = new Worker("require(require('node:worker_threads').workerData).serveLint()", {
      eval: true,
      workerData: __filename,
    });
    try {
      for (let task = taken(); task !== undefined; task = taken()) {
        for (const [index, report] of (await answer(worker, task)).reports.entries())
          reports[task.from + index] = report;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return reports;
}

/** The next message of a thread; rejects where it failed or ended without one. */
const answer = (worker: Worker, task: LintTask): Promise<LintResult> =>
  new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    const onMessage = (result: LintResult): void => done(() => resolve(result));
    const onError = (error: unknown): void => done(() => reject(error as Error));
    const onExit = (code: number): void => done(() => reject(new Error(`a thread ended with ${code}`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; a thread has no origin
    worker.postMessage(task);
  });
