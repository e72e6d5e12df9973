import type { RulePage } from "../../../src/report/rule-entry.js";

export declare function readPage(id: string, text: string): RulePage;
