import type { MessagePort } from "node:worker_threads";
import { lint, type LintOptions, type Report } from "../lint.js";
import type { SpecFile } from "./read-spec.js";

/** Some specs to check. */
export interface LintTask {
  readonly specs: readonly Pick<SpecFile, "file" | "text">[];
  readonly context: Omit<LintOptions, "file">;
}

export interface LintResult {
  /** In the order of the specs. */
  readonly reports: readonly Report[];
}

/** What a thread does: one task after the other. */
export function serveLint(port: MessagePort): void {
  port.on("message", ({ specs, context }: LintTask) => {
    const result: LintResult = { reports: specs.map(({ file, text }) => lint(text, { file, ...context })) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; a thread has no origin
    port.postMessage(result);
  });
}
