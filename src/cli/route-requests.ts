import { createInterface } from "node:readline";
import { inert, visibleJson } from "../report/visible.js";
import { lineOf, prettyAnswer } from "../route/pretty.js";
import type { RouteAnswer } from "../route/answer-json.js";
import type { RouteRequest } from "../route/request.js";
import { RouteError } from "../route/route-error.js";
import { templateRouter } from "../route/route-template.js";
import { routerOf } from "../route/route.js";
import type { Router } from "../route/router.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Problem } from "./problem.js";
import { largestTemplate, readSpec } from "./read-spec.js";
import { sayWhyNot } from "./say-why-not.js";
import { compareSpecs } from "./compare-specs.js";
import { sayProblems, type Terminal } from "./terminal.js";
import type { Call } from "./verb.js";

/** What the operands and flags ask for. */
interface Wish {
  readonly file: string;
  readonly isTemplate: boolean;
  readonly distribution: string | undefined;
  /** `-`: addresses from standard input. */
  readonly url: string;
  readonly env: string | undefined;
  readonly isJson: boolean;
  readonly rest: Omit<RouteRequest, "url">;
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function readWish({ operands, options }: Call): Wish | Problem {
  const [first, second, ...more] = operands;
  if (first === undefined || more.length > 0) {
    const message = first === undefined ? "`route` needs an address." : "`route` takes one address.";
    return { message, hint: "Write `wpspec route /path`, or `wpspec route - < addresses.txt` for many." };
  }
  if (second === undefined && /\.ya?ml$/u.test(first))
    return {
      message: `${first} looks like a spec, and an address is missing.`,
      hint: `Write \`wpspec route ${first} /\`.`,
    };
  const { http, https, env, json, method, cookie, header, template, distribution } = options;
  if (http === true && https === true)
    return { message: "A request comes over HTTP or over HTTPS.", hint: "Leave out --http or --https." };
  if (typeof template === "string" && second !== undefined)
    return {
      message: "With --template there is no spec to ask.",
      hint: `Write \`wpspec route --template ${template} ${second}\`.`,
    };
  if (typeof template === "string" && env !== undefined)
    return { message: "A template has no environments.", hint: "Leave out --env, or ask the spec." };
  if (typeof template !== "string" && distribution !== undefined)
    return { message: "--distribution is for templates; a spec has one.", hint: "Add --template, or leave it out." };
  const [spec, url] = second === undefined ? ["wordpress.yaml", first] : [first, second];
  return {
    file: typeof template === "string" ? template : spec,
    isTemplate: typeof template === "string",
    distribution: text(distribution),
    url,
    env: text(env),
    isJson: json === true,
    rest: {
      method: text(method),
      cookies: texts(cookie),
      headers: texts(header),
      scheme: http === true ? "http" : https === true ? "https" : undefined,
    },
  };
}

/** `wpspec route`: answers one address, or as many as standard input has. */
export async function routeRequests(call: Call): Promise<ExitCode> {
  const { terminal } = call;
  if (call.options["compare"] === true) return compareSpecs(call);
  const wish = readWish(call);
  if ("message" in wish) return sayProblems(terminal, [wish]);
  const read = wish.isTemplate ? readSpec(wish.file, largestTemplate) : readSpec(wish.file);
  if ("problem" in read) return sayProblems(terminal, [read.problem]);
  try {
    const { text: source, file } = read.spec;
    const router = wish.isTemplate
      ? templateRouter(source, { file, distribution: wish.distribution })
      : routerOf(source, { file, env: wish.env });
    return wish.url === "-" ? await answerLines(router, wish, terminal) : answerOne(router, wish, terminal);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
    return sayWhyNot(error, read.spec, terminal);
  }
}

const jsonLine = (answer: RouteAnswer): string => `${visibleJson(JSON.stringify(answer))}\n`;

function answerOne(router: Router, { url, rest, isJson }: Wish, { out, outColors }: Terminal): ExitCode {
  const answer = router({ url, ...rest });
  out(
    isJson
      ? `${visibleJson(JSON.stringify(answer, undefined, 2))}\n`
      : inert(prettyAnswer(answer, rest.method ?? "GET", outColors)),
  );
  return exitCode.fine;
}

/** Answers are written in blocks, for a write of its own for each would take longer than the answer. */
const blockSize = 65_536;

/** One answer a line; lines that are no address are said on stderr, and the others go on. */
async function answerLines(router: Router, { rest, isJson }: Wish, terminal: Terminal): Promise<ExitCode> {
  let block = "";
  let number = 0;
  let code: ExitCode = exitCode.fine;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const url = line.trim();
    if (url === "") continue;
    try {
      const answer = router({ url, ...rest });
      block += isJson ? jsonLine(answer) : lineOf(answer);
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      code = sayProblems(terminal, [{ message: `line ${number}: ${error.message}`, hint: error.hint }]);
    }
    if (block.length < blockSize) continue;
    await written(block);
    block = "";
  }
  await written(block);
  return code;
}

/** Waits until standard output took it: a slow reader must not fill our memory. */
const written = async (block: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(block, () => resolve());
  });
