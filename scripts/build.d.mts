import type { Metafile, Plugin } from "esbuild";

export declare const root: string;
export declare const refuseBuiltins: Plugin;
export declare function buildCli(out: string, replacements?: Readonly<Record<string, string>>): Promise<Metafile[]>;
export declare function cacheCode(out: string): void;
export declare function buildLibrary(out: string): Promise<Metafile>;
export declare function packagesIn(metafiles: readonly Metafile[]): string[];
export declare function notices(packages: readonly string[]): string;
