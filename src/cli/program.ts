import { Command, CommanderError, Option } from "commander";
import { type ExitCode, exitCode } from "./exit-code.js";
import { openTerminal, shown } from "./terminal.js";
import type { Call, Verb } from "./verb.js";
import { compile } from "./verbs/compile.js";
import { explain } from "./verbs/explain.js";
import { graph } from "./verbs/graph.js";
import { init } from "./verbs/init.js";
import { lint } from "./verbs/lint.js";
import { route } from "./verbs/route.js";
import { rules } from "./verbs/rules.js";
import { schema } from "./verbs/schema.js";

const verbs: readonly Verb[] = [compile, lint, route, graph, rules, explain, init, schema];

/** The command line as a function from arguments to exit code. Output goes to the process's own streams. */
export function createProgram(version: string): (argv: readonly string[]) => Promise<ExitCode> {
  return async (argv) => {
    let code: ExitCode = exitCode.fine;
    const program = withManners(new Command("wpspec"))
      .description("Compiles one wordpress.yaml into the AWS architecture of a well-run WordPress.")
      .version(version, "--version", "print the version")
      .helpCommand(false)
      .addHelpText("after", "\nRun `wpspec VERB --help` for the flags and examples of a verb.");
    // Describing a verb takes a while; all of them are needed where none is named.
    const named = verbs.filter(({ name }) => name === argv[0]);
    for (const verb of named.length > 0 ? named : verbs) addVerb(program, verb, (result) => (code = result));
    try {
      await program.parseAsync(argv, { from: "user" });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      // Help and version end this way too, with 0.
      return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
    }
    return code;
  };
}

function addVerb(program: Command, verb: Verb, done: (code: ExitCode) => void): void {
  const command = withManners(program.command(verb.name))
    .description(`${sentence(verb.summary)}`)
    .summary(verb.summary);
  if (verb.operands !== undefined) command.argument(verb.operands.usage, verb.operands.description);
  for (const each of verb.options) {
    const option = new Option(each.flags, each.description);
    if (each.choices !== undefined) option.choices(each.choices);
    if (each.default !== undefined) option.default(each.default);
    if (each.isRepeatable === true) option.argParser(collect(each.choices));
    command.addOption(option);
  }
  command.option("--color", "use colors even when the output is no terminal").option("--no-color", "use none");
  // Without this commander takes --no-color as a default of true.
  command.setOptionValue("color", undefined);
  const width = Math.max(...verb.examples.map((example) => example.command.length));
  const examples = verb.examples.map(({ command: typed, does }) => `  ${typed.padEnd(width)}  ${does}`);
  command.addHelpText("after", `\nExamples:\n${examples.join("\n")}`);
  command.action(async () => {
    const options: Call["options"] = command.opts();
    const { color } = options;
    const terminal = openTerminal(typeof color === "boolean" ? { color } : {});
    done(await verb.run({ operands: command.args, options, terminal }));
  });
}

/** Values of a flag that may repeat, each once. Throws what commander reports when one is not among the choices, if there are any. */
function collect(choices: readonly string[] | undefined): (value: string, before: unknown) => readonly string[] {
  return (value, before) => {
    if (choices?.includes(value) === false) {
      throw new CommanderError(
        exitCode.usage,
        "commander.invalidArgument",
        `Allowed choices are ${choices.join(", ")}.`,
      );
    }
    return [...new Set([...(Array.isArray(before) ? (before as readonly string[]) : []), value])];
  };
}

/** Usage errors in sentences, colors off (help has none), exits left to us. */
function withManners(command: Command): Command {
  return command
    .helpOption("--help", "print this help")
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (text, write) => {
        write(
          shown(
            `${sentence(text.replace(/^error: /u, ""))}\nRun \`${fullName(command)} --help\` to see what there is.\n`,
          ),
        );
      },
    });
}

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;

function sentence(text: string): string {
  const line = text.trim().replace(/\n\((Did you mean .*\?)\)$/u, ". $1");
  return line.charAt(0).toUpperCase() + line.slice(1) + (/[.?]$/u.test(line) ? "" : ".");
}
