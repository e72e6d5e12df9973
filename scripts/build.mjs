// @ts-check
/**
 * Builds dist/: the command line (cli.cjs), the library (index.js, one ES module without a built-in of
 * Node), its types, and the notices of the packages inside. `node scripts/build.mjs [OUT]`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {import("esbuild").Metafile} Metafile */

/** @type {import("esbuild").BuildOptions} */
const shared = { absWorkingDir: root, bundle: true, metafile: true, legalComments: "none", logLevel: "warning" };

/**
 * The command line in three files: cli.cjs, which people start, only loads the others, from V8's cache where it can;
 * main.cjs knows the verbs; compile.cjs holds the compiler, so that help and usage errors do not wait for it.
 * @param {string} out @param {Readonly<Record<string, string>>} [replacements] @returns {Promise<Metafile[]>}
 */
export async function buildCli(out, replacements = {}) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  /** @type {import("esbuild").BuildOptions} */
  const node = {
    ...shared,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    // tinyglobby makes a `require` from import.meta.url, which a CommonJS bundle does not have.
    banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    define: { WPSPEC_VERSION: JSON.stringify(version), "import.meta.url": "importMetaUrl" },
    // Turns import() of one of our files into a deferred require(), which is faster.
    supported: { "dynamic-import": false },
  };
  const compiler = "src/cli/compile-specs.ts";
  const files = { ...replacements, [compiler]: "./compile.cjs" };
  const [main, rest] = await Promise.all([
    build({
      ...node,
      entryPoints: [join(root, "src/cli/main.ts")],
      outfile: join(out, "main.cjs"),
      plugins: [replaceModules(files), withoutChildProcesses],
    }),
    build({
      ...node,
      entryPoints: [join(root, compiler)],
      outfile: join(out, "compile.cjs"),
      plugins: [replaceModules(replacements)],
    }),
  ]);
  copyFileSync(join(root, "scripts/build/start.cjs"), join(out, "cli.cjs"));
  chmodSync(join(out, "cli.cjs"), 0o755);
  return [main, rest].map((result) => result.metafile);
}

/**
 * Keeps what V8 makes of the command line in a compilation of the full example, beside it and for this Node alone: of
 * the time of a run, over a third is V8 reading our code. Nothing depends on these files.
 * @param {string} out where `buildCli` wrote
 */
export function cacheCode(out) {
  const files = ["main.cjs", "compile.cjs"].map(
    (name) => `${join(out, name)}.${process.version}-${process.platform}-${process.arch}.cache`,
  );
  // The place tells cli.cjs to look; what is in it does not fit, so V8 compiles.
  for (const file of files) writeFileSync(file, "");
  const spec = join(root, "examples/production/wordpress.yaml");
  const target = mkdtempSync(join(tmpdir(), "wpspec-code-"));
  const recorder = join(root, "scripts/build/record-code.cjs");
  const command = ["--require", recorder, join(out, "cli.cjs"), "compile", spec, "--target", "cfn", "--out", target];
  const { stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  rmSync(target, { recursive: true, force: true });
  if (files.some((file) => statSync(file).size === 0)) {
    for (const file of files) rmSync(file);
    console.warn(`The code of the command line was not cached, so it starts more slowly:\n${stderr}`);
  }
}

/**
 * The library, for any engine: an import that is left over is an error, and so is a built-in of Node.
 * @param {string} out @returns {Promise<Metafile>}
 */
export async function buildLibrary(out) {
  const { metafile } = await build({
    ...shared,
    entryPoints: [join(root, "src/index.ts")],
    outfile: join(out, "index.js"),
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    format: "esm",
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [refuseBuiltins],
  });
  const left = Object.values(metafile.outputs).flatMap((output) => output.imports.filter((each) => each.external));
  if (left.length > 0) throw new Error(`The library still imports ${left.map((each) => each.path).join(", ")}.`);
  return metafile;
}

/**
 * commander loads node:child_process for verbs that are programs of their own. There are none, and it takes as long to
 * load as everything else of commander.
 * @type {import("esbuild").Plugin}
 */
const withoutChildProcesses = {
  name: "without-child-processes",
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: "absent" }));
    build.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
};

/** @type {import("esbuild").Plugin} */
export const refuseBuiltins = {
  name: "refuse-builtins",
  setup(build) {
    const filter = new RegExp(`^(node:.*|${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`);
    build.onResolve({ filter }, ({ path, importer }) => ({
      errors: [{ text: `The library must run anywhere, but ${importer} imports ${path} of Node.` }],
    }));
  },
};

/** @param {Readonly<Record<string, string>>} files from paths below the root to other files; `.cjs` stays outside @returns {import("esbuild").Plugin} */
const replaceModules = (files) => ({
  name: "replace-modules",
  setup(build) {
    for (const [from, to] of Object.entries(files)) {
      const filter = new RegExp(`/${from.replace(/^.*\//u, "").replace(/\.ts$/u, "\\.js")}$`);
      build.onResolve({ filter }, ({ path, resolveDir }) =>
        resolve(resolveDir, path).replace(/\.js$/u, ".ts") === join(root, from)
          ? { path: to, external: to.endsWith(".cjs") }
          : undefined,
      );
    }
  },
});

/** Names of the npm packages in bundles, sorted. @param {readonly Metafile[]} metafiles @returns {string[]} */
export function packagesIn(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const names = outputs.flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1];
      return name === undefined || bytesInOutput === 0 ? [] : [name];
    }),
  );
  return [...new Set(names)].sort();
}

/**
 * Packages whose code `npm run generate` puts into src/generated/, where no bundle shows them: ajv's standalone
 * validators carry functions of its runtime.
 */
const insideGenerated = ["ajv"];

/** The notices that the licenses of bundled packages ask for. @param {readonly string[]} names */
export function notices(names) {
  const parts = [...new Set(names)].sort().map((name) => {
    const folder = join(root, "node_modules", name);
    const { version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/iu.test(each));
    if (file === undefined || typeof license !== "string") throw new Error(`${name} comes without a license text.`);
    const more = readdirSync(folder).filter((each) => /^notice(?:\.(?:md|txt))?$/iu.test(each));
    const texts = [file, ...more].map((each) => readFileSync(join(folder, each), "utf8").trim());
    return [`${name} ${version} (${license})`, ...(homepage === undefined ? [] : [homepage]), "", ...texts].join("\n");
  });
  const line = "-".repeat(80);
  return `The files in this directory contain parts of the packages below.\n\n${line}\n${parts.join(`\n\n${line}\n`)}\n`;
}

/** @param {string} out */
async function buildAll(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const [cli, library] = await Promise.all([buildCli(out), buildLibrary(out)]);
  cacheCode(out);
  writeFileSync(join(out, "THIRD-PARTY-NOTICES"), notices([...packagesIn([...cli, library]), ...insideGenerated]));
  const types = [
    "--noEmit",
    "false",
    "--declaration",
    "--emitDeclarationOnly",
    "--outDir",
    join(out, "types"),
    "--rootDir",
    "src",
  ];
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json", ...types], {
    cwd: root,
    stdio: "inherit",
  });
  if (!existsSync(join(out, "types", "index.d.ts"))) throw new Error("The types of the library were not written.");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await buildAll(resolve(process.argv[2] ?? join(root, "dist")));
