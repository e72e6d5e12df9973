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

/** What only some targets need, by the file that has it: the library and the command line load it when it is asked for. */
const targets = { terraform: "src/emitters/terraform/index.ts", cdktf: "src/emitters/terraform/project/index.ts" };

/** What rules say of themselves to people: only some verbs and formats ask. */
const pages = "src/generated/rule-pages.ts";

/** @param {(target: string) => string} name how a bundle calls the file of a target */
const targetFiles = (name) => Object.fromEntries(Object.entries(targets).map(([target, file]) => [file, name(target)]));

/**
 * The command line in eight files: cli.cjs, which people start, only loads the others, from V8's cache where it can;
 * main.cjs knows the verbs; compile.cjs holds the compiler, ask.cjs what `lint`, `route`, `rules` and `explain` need, so
 * that nothing waits for the rest; look.cjs what `graph` and `explain` of a path need, the compiler without its printers; pages.cjs holds the pages of rules; terraform.cjs holds cdktf and cdktf.cjs ts-morph, for
 * those who compile to these targets.
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
  const asking = ["lint-specs", "route-requests", "list-rules", "explain-rule"];
  const ask = Object.fromEntries(asking.map((name) => [`src/cli/${name}.ts`, "./ask.cjs"]));
  const looking = ["draw-graph", "explain-path"];
  const look = Object.fromEntries(looking.map((name) => [`src/cli/${name}.ts`, "./look.cjs"]));
  const files = { ...replacements, [compiler]: "./compile.cjs", ...ask, ...look };
  const parts = await Promise.all([
    build({
      ...node,
      entryPoints: [join(root, "src/cli/main.ts")],
      outfile: join(out, "main.cjs"),
      plugins: [replaceModules(files), without("node:child_process")],
    }),
    build({
      ...node,
      entryPoints: [join(root, compiler)],
      outfile: join(out, "compile.cjs"),
      plugins: [replaceModules({ ...replacements, ...targetFiles((target) => `./${target}.cjs`) })],
    }),
    build({
      ...node,
      entryPoints: [join(root, "src/cli/ask.ts")],
      outfile: join(out, "ask.cjs"),
      plugins: [replaceModules({ ...replacements, [pages]: "./pages.cjs" })],
    }),
    ...Object.entries(targets).map(async ([target, file]) =>
      build({
        ...node,
        entryPoints: [join(root, file)],
        outfile: join(out, `${target}.cjs`),
        plugins: [without("archiver")],
      }),
    ),
    build({ ...node, entryPoints: [join(root, pages)], outfile: join(out, "pages.cjs") }),
    build({
      ...node,
      entryPoints: [join(root, "src/cli/look.ts")],
      outfile: join(out, "look.cjs"),
      plugins: [replaceModules(replacements)],
    }),
  ]);
  copyFileSync(join(root, "scripts/build/start.cjs"), join(out, "cli.cjs"));
  chmodSync(join(out, "cli.cjs"), 0o755);
  return parts.map((result) => result.metafile);
}

/**
 * Keeps what V8 makes of the command line while it answers a request and compiles the full example, beside it and for this Node alone: of
 * the time of a run, over a third is V8 reading our code. Nothing depends on these files.
 * @param {string} out where `buildCli` wrote
 */
export function cacheCode(out) {
  const files = ["main.cjs", "compile.cjs", "ask.cjs", "look.cjs", "pages.cjs", "terraform.cjs", "cdktf.cjs"].map(
    (name) => `${join(out, name)}.${process.version}-${process.platform}-${process.arch}.cache`,
  );
  // The place tells cli.cjs to look; what is in it does not fit, so V8 compiles.
  for (const file of files) writeFileSync(file, "");
  const spec = join(root, "examples/production/wordpress.yaml");
  const target = mkdtempSync(join(tmpdir(), "wpspec-code-"));
  const recorder = join(root, "scripts/build/record-code.cjs");
  const runs = [
    ["lint", spec],
    ["lint", spec, "--format", "sarif"],
    ["route", spec, "/", "--cookie", "a=b"],
    ["graph", spec, "--format", "svg"],
    ["compile", spec, "--target", "cfn", "--target", "terraform", "--target", "cdktf", "--out", target],
  ];
  const stderr = runs.map((words) => {
    const command = ["--require", recorder, join(out, "cli.cjs"), ...words];
    return spawnSync(process.execPath, command, { encoding: "utf8" }).stderr;
  });
  rmSync(target, { recursive: true, force: true });
  if (files.some((file) => statSync(file).size === 0)) {
    for (const file of files) rmSync(file);
    console.warn(`The code of the command line was not cached, so it starts more slowly:\n${stderr.join("")}`);
  }
}

/**
 * The library, for any engine: an import that is left over is an error, and so is a built-in of Node. Where a target of
 * Node's is asked for, `imports` of package.json says which file an engine has for it.
 * @param {string} out @returns {Promise<Metafile>}
 */
export async function buildLibrary(out) {
  const { metafile } = await build({
    ...shared,
    entryPoints: ["index", "only-in-node"].map((name) => join(root, `src/${name}.ts`)),
    outdir: out,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    format: "esm",
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [replaceModules(targetFiles((target) => `#${target}`)), refuseBuiltins],
  });
  const known = Object.keys(targets).map((target) => `#${target}`);
  const left = Object.values(metafile.outputs).flatMap((output) =>
    output.imports.filter((each) => each.external && !known.includes(each.path)),
  );
  if (left.length > 0) throw new Error(`The library still imports ${left.map((each) => each.path).join(", ")}.`);
  return metafile;
}

/**
 * Leaves out what a package of ours loads and never uses with us: commander node:child_process, for verbs that are
 * programs of their own, which takes as long to load as everything else of it; cdktf archiver, for assets.
 * @param {string} name @returns {import("esbuild").Plugin}
 */
const without = (name) => ({
  name: `without-${name}`,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${name}$`) }, ({ path }) => ({ path, namespace: "absent" }));
    build.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
});

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

/** @param {Readonly<Record<string, string>>} files from paths below the root to other files; `.cjs` and `#…` stay outside @returns {import("esbuild").Plugin} */
const replaceModules = (files) => ({
  name: "replace-modules",
  setup(build) {
    for (const [from, to] of Object.entries(files)) {
      const filter = new RegExp(`/${from.replace(/^.*\//u, "").replace(/\.ts$/u, "\\.js")}$`);
      build.onResolve({ filter }, ({ path, resolveDir }) =>
        resolve(resolveDir, path).replace(/\.js$/u, ".ts") === join(root, from)
          ? { path: to, external: /^#|\.cjs$/u.test(to) }
          : undefined,
      );
    }
  },
});

/**
 * The npm packages in bundles, as folders below node_modules/, sorted: `cdktf/node_modules/semver` comes with cdktf.
 * @param {readonly Metafile[]} metafiles @returns {string[]}
 */
export function packagesIn(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const folders = outputs.flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => {
      const folder = /^.*?node_modules\/((?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1];
      return folder === undefined || bytesInOutput === 0 ? [] : [folder];
    }),
  );
  return [...new Set(folders)].sort();
}

/**
 * Packages whose code no bundle shows, for it comes inside something else: ajv's standalone validators, which
 * `npm run generate` makes, carry functions of its runtime; @ts-morph/common carries TypeScript.
 */
const insideOthers = ["ajv", "typescript"];

/** @param {string} folder */
const filesOf = (folder) => readdirSync(join(root, "node_modules", folder));

/** @param {string} folder */
const licenseFile = (folder) =>
  filesOf(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/iu.test(each));

/** Licenses whose text names nobody, so that a package that forgot it has it from another. */
const impersonal = ["MPL-2.0"];

/** What asks for nothing, and so comes without a text. */
const free = ["Public Domain"];

/** The notices that the licenses of bundled packages ask for. @param {readonly string[]} packages folders below node_modules/ */
export function notices(packages) {
  const folders = [...new Set(packages)].sort();
  const about = (/** @type {string} */ folder) =>
    JSON.parse(readFileSync(join(root, "node_modules", folder, "package.json"), "utf8"));
  const parts = folders.map((folder) => {
    const { name, version, license, homepage, repository } = about(folder);
    const source = impersonal.includes(license)
      ? folders.find((each) => about(each).license === license && licenseFile(each) !== undefined)
      : folder;
    const file = source === undefined ? undefined : licenseFile(source);
    if (typeof license !== "string" || (file === undefined && !free.includes(license)))
      throw new Error(`${name} comes without a license text.`);
    const more = filesOf(folder).filter((each) => /^notice(?:\.(?:md|txt))?$/iu.test(each));
    const own = source === undefined || file === undefined ? [] : [join(source, file)];
    const paths = [...own, ...more.map((each) => join(folder, each))];
    const texts = paths.map((path) => readFileSync(join(root, "node_modules", path), "utf8").trim());
    // Where the source is, which some licenses want said.
    const address = homepage ?? repository?.url;
    return [`${name} ${version} (${license})`, ...(address === undefined ? [] : [address]), "", ...texts].join("\n");
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
  writeFileSync(join(out, "THIRD-PARTY-NOTICES"), notices([...packagesIn([...cli, library]), ...insideOthers]));
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
