import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./root.js";

/** A file of spec/cookies, read as it lies there: the compiler reads what is generated from it. */
export interface CookieFacts {
  readonly name: string;
  readonly cookies: readonly {
    readonly name: string;
    readonly varies: "key" | "admin" | "never";
    readonly paths: readonly string[];
    readonly onlyWith?: string;
  }[];
  readonly uncachedPaths: readonly { readonly path: string }[];
  readonly neverVarying?: readonly { readonly names: readonly string[] }[];
  readonly sessionFreePaths?: { readonly paths: readonly string[]; readonly fileExtensions: readonly string[] };
}

const folder = join(root, "spec", "cookies");

/** Every pack by name, `core` among them. */
export const cookieFacts: ReadonlyMap<string, CookieFacts> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => parse(readFileSync(join(folder, name), "utf8")) as CookieFacts)
    .map((facts) => [facts.name, facts]),
);
