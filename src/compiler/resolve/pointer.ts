import { childPointer } from "../parse/pointer.js";

/** The JSON pointer of a dotted spec path such as `cdn.behaviors.0.path`. Keys of the language never contain dots. */
export const pointerOf = (path: string): string => (path === "" ? "" : path.split(".").reduce(childPointer, ""));
