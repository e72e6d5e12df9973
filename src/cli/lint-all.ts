import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
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

/** What was found in one file. */
export interface Linted {
  readonly file: string;
  /** The spec itself where something was found in it: of the others nobody asks, and there may be many. */
  readonly spec: SpecFile | undefined;
  readonly report: Report;
}

const linted = (spec: SpecFile, report: Report): Linted => ({
  file: spec.file,
  spec: report.findings.length > 0 ? spec : undefined,
  report,
});

type Specs = AsyncIterable<SpecFile> | Iterable<SpecFile>;
type Task = readonly SpecFile[];

async function* tasksOf(specs: Specs): AsyncGenerator<Task, undefined> {
  let task: SpecFile[] = [];
  for await (const spec of specs) {
    task.push(spec);
    if (task.length < perTask) continue;
    yield task;
    task = [];
  }
  if (task.length > 0) yield task;
}

/** Checks every spec, in no order; many of them on several threads. They are taken as they can be checked. */
export async function lintAll(specs: Specs, context: Context): Promise<readonly Linted[]> {
  const threads = Math.min(availableParallelism(), mostThreads);
  const tasks = tasksOf(specs);
  const first: Task[] = [];
  const next = async (): Promise<Task | undefined> => first.shift() ?? (await tasks.next()).value;
  for (let left = threads < 2 ? 0 : fewest; left > 0; left -= perTask) {
    const task = (await tasks.next()).value;
    if (task === undefined) return alone(next, context);
    first.push(task);
  }
  return threads < 2 ? alone(next, context) : shared(next, context, threads);
}

/** What a thread runs: this bundle again, which its data names. */
const inThread =
  "const { parentPort, workerData } = require('node:worker_threads'); require(workerData).serveLint(parentPort);";

type Next = () => Promise<Task | undefined>;

async function alone(next: Next, context: Context): Promise<readonly Linted[]> {
  const all: Linted[] = [];
  for (let task = await next(); task !== undefined; task = await next())
    all.push(...task.map((spec) => linted(spec, lint(spec.text, { file: spec.file, ...context }))));
  return all;
}

async function shared(next: Next, context: Context, threads: number): Promise<readonly Linted[]> {
  const { Worker } = await import("node:worker_threads");
  const all: Linted[] = [];
  const work = async (): Promise<void> => {
    let task = await next();
    if (task === undefined) return;
    const worker = new Worker(inThread, { eval: true, workerData: __filename });
    try {
      for (; task !== undefined; task = await next()) {
        const specs = task.map(({ file, text }) => ({ file, text }));
        const { reports } = await answer(worker, { specs, context });
        for (const [index, spec] of task.entries()) {
          const report = reports[index];
          if (report !== undefined) all.push(linted(spec, report));
        }
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return all;
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
