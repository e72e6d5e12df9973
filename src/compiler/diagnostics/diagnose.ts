import { catalogue, type Code, type ParamsOf } from "./catalogue.js";
import type { Entry } from "./catalogue/entry.js";
import type { Diagnostic, Span } from "./diagnostic.js";

/** Makes a diagnostic of the catalogue: text from its parameters, place from the span; `path` is a JSON pointer. */
export function diagnose<C extends Code>(
  code: C,
  params: ParamsOf<C>,
  span: Span,
  extra: Pick<Diagnostic, "path" | "related"> = {},
): Diagnostic {
  const entry: Entry<never> = catalogue[code];
  // The signature ties parameters to the code; the record of all entries cannot say that to the compiler.
  const given = params as never;
  const hint = entry.hint?.(given);
  return {
    code,
    severity: entry.severity,
    message: entry.message(given),
    ...(hint === undefined ? {} : { hint }),
    span,
    ...extra,
  };
}
