import { stepsOf } from "../parse/pointer.js";

/** A pointer as people write a path: `cdn.behaviors[0].path`, `wordpress.php.ini["opcache.jit"]`. */
export function dotted(pointer: string): string {
  let text = "";
  for (const step of stepsOf(pointer)) {
    if (/^\d+$/.test(step)) text += `[${step}]`;
    else if (/^[\p{L}\p{N}_-]+$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The pointer of what holds a value. */
export const parentPointer = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
