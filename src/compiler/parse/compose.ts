import { Composer, type CST, type Document, Parser } from "yaml";

/** A complaint of the YAML library, before it is put into our words. */
export interface SyntaxError {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What the YAML library makes of a text. Offsets are UTF-16 units. */
export interface Composed {
  readonly document: Document.Parsed | undefined;
  readonly errors: readonly SyntaxError[];
  /** Directives other than `%YAML 1.2`. */
  readonly directives: readonly { readonly offset: number; readonly text: string }[];
  /** Where a second document starts. */
  readonly second: number | undefined;
  /** Where nesting passes the limit. */
  readonly tooDeep: number | undefined;
  /** Where there are more values than a spec can have. */
  readonly tooMany: number | undefined;
  /** Where a quote opens that nothing closes. */
  readonly openQuote: number | undefined;
}

/** Deeper than any spec; what the library does beyond a few hundred levels depends on the size of the machine's stack. */
export const mostLevels = 50;

/** More keys and items than any spec; what follows takes time for each of them. */
export const mostValues = 10_000;

/* More complaints than are ever shown; composing stops there, because each one costs time. */
const mostErrors = 200;

const isToken = (value: unknown): value is CST.Token => typeof value === "object" && value !== null && "type" in value;

/** Every token of a document with its level; a loop, for the stack must not be the limit. */
function* tokensOf(root: CST.Token): Iterable<{ readonly token: CST.Token; readonly level: number }> {
  const open: { token: CST.Token; level: number }[] = [{ token: root, level: 0 }];
  const add = (value: unknown, level: number): void => {
    if (isToken(value)) open.push({ token: value, level });
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { token, level } = next;
    if (token.type === "document") add(token.value, level);
    if (!("items" in token)) continue;
    for (const item of token.items) {
      add("key" in item ? item.key : undefined, level + 1);
      add(item.value, level + 1);
    }
  }
}

const isClosed = (token: CST.Token): boolean => {
  if (token.type !== "single-quoted-scalar" && token.type !== "double-quoted-scalar") return true;
  return token.source.length > 1 && token.source.endsWith(token.source.charAt(0));
};

function look(root: CST.Token): Partial<Composed> {
  let openQuote: number | undefined;
  let values = 0;
  for (const { token, level } of tokensOf(root)) {
    if ("items" in token && level >= mostLevels) return { tooDeep: token.offset };
    values += 1;
    if (values > mostValues * 2) return { tooMany: token.offset };
    if (!isClosed(token)) openQuote ??= token.offset;
  }
  return { openQuote };
}

type Source = number | readonly number[] | { readonly offset: number; readonly source?: unknown };

const rangeOf = (source: Source): readonly [number, number] => {
  if (typeof source === "number") return [source, source + 1];
  if ("offset" in source)
    return [source.offset, source.offset + (typeof source.source === "string" ? source.source.length : 1)];
  return [source[0] ?? 0, source[1] ?? 0];
};

/**
 * Lets us collect complaints as plain records. The library makes an Error with a stack for each, which is most of the
 * time that a hostile file takes. The hook is private there; without it complaints arrive in `document.errors` as usual.
 */
function hook(composer: Composer, onError: (source: Source, code: string, message: string) => void): void {
  (composer as unknown as { onError: typeof onError }).onError = onError;
}

const stopped = { stopped: "enough complaints" };

/** Runs the library token by token, so that it stops at the first thing that would keep it busy for long. */
export function compose(text: string): Composed {
  const errors: SyntaxError[] = [];
  const directives: { offset: number; text: string }[] = [];
  let document: Document.Parsed | undefined;
  let seen = false;
  let openQuote: number | undefined;
  const done = (rest: Partial<Composed> = {}): Composed => ({
    document,
    errors,
    directives,
    second: undefined,
    tooDeep: undefined,
    tooMany: undefined,
    openQuote,
    ...rest,
  });
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", version: "1.2" });
  hook(composer, (source, code, message) => {
    // Tags are looked at when the tree is read; they need not hide what else is wrong.
    if (code === "TAG_RESOLVE_FAILED" && message.startsWith("Unresolved tag")) return;
    if (errors.length >= mostErrors) throw stopped;
    const [start, end] = rangeOf(source);
    errors.push({ code, message, start, end });
  });
  const take = (parsed: Document.Parsed): void => {
    document ??= parsed;
    for (const { code, message, pos } of [...parsed.errors, ...parsed.warnings].slice(0, mostErrors)) {
      errors.push({ code, message, start: pos[0], end: pos[1] });
    }
  };
  try {
    for (const token of new Parser().parse(text)) {
      if (token.type === "directive") {
        if (!/^%YAML\s+1\.2\s*(#.*)?$/.test(token.source)) {
          directives.push({ offset: token.offset, text: token.source });
          if (directives.length === mostErrors) return done();
          continue;
        }
      }
      if (token.type === "error") {
        // The library would make an Error of each.
        const { message, offset, source } = token;
        errors.push({ code: "UNEXPECTED_TOKEN", message, start: offset, end: offset + source.length });
        if (errors.length >= mostErrors) return done();
        continue;
      }
      if (token.type === "doc-end" && !seen) continue;
      if (token.type === "document") {
        if (seen) {
          for (const parsed of composer.end()) take(parsed);
          return done({ second: token.offset });
        }
        seen = true;
        const seenIn = look(token);
        if (seenIn.tooDeep !== undefined || seenIn.tooMany !== undefined) return done(seenIn);
        openQuote = seenIn.openQuote;
      }
      for (const parsed of composer.next(token)) take(parsed);
    }
    for (const parsed of composer.end(true, text.length)) take(parsed);
  } catch (reason) {
    if (reason !== stopped) throw reason;
  }
  return done();
}
