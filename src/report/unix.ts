import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { type Choice, counting, printed } from "./chosen.js";
import { environmentsText } from "./environments-text.js";
import { inert, visible } from "./visible.js";

/**
 * One line for each finding, as compilers print them: `file:line:column: severity: message [code]`. What holds in some
 * environments alone names them before the code.
 */
export function unix(diagnostics: readonly Diagnostic[], choice: Choice = {}): string {
  return printed(counting(diagnostics), choice)
    .map((each) => {
      const { span, severity, message, code } = each;
      const place = `${span.file}:${span.line}:${span.column}`;
      return `${inert(visible(`${place}: ${severity}: ${message}${environmentsText(each)} [${code}]`))}\n`;
    })
    .join("");
}
