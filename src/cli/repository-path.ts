import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The folder above with a `.git`, which is a file in a worktree; the folder itself where there is none. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Standard input, and what only stands for a file.
    return resolve(realpathSync("."), file);
  }
}

/**
 * How a code host knows a file: by its path from the root of the repository, links followed, with slashes. A file outside
 * of the repository keeps the path of the machine.
 */
export function repositoryPaths(): (file: string) => string {
  const root = repositoryOf(realpathSync("."));
  return (file) => {
    const real = realPathOf(file);
    const path = relative(root, real);
    const isOutside = path === ".." || path.startsWith(`..${sep}`) || resolve(path) === path;
    return (isOutside ? real : path).replaceAll(sep, "/");
  };
}
