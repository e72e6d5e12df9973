import { readFileSync } from "node:fs";
import { reasonOf } from "./problem.js";

/** The text of a file that may not be there. Throws where it is and cannot be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (reasonOf(error) === "it does not exist") return undefined;
    throw error;
  }
}
