/** What went wrong outside of any spec: a file, a flag, a disk. Ends the run with exit code 2. */
export interface Problem {
  readonly message: string;
  /** What to write or do instead. */
  readonly hint?: string;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EDQUOT: "the disk quota is used up",
  EISDIR: "it is a directory",
  ELOOP: "its links form a loop",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a directory",
  EPERM: "the operation is not permitted",
  EROFS: "the file system is read-only",
};

/** The reason of a failed file operation in words. Rethrows what is no such failure: that would be a bug of ours. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !/^E[A-Z0-9]+$/u.test(code)) throw error;
  return reasons[code] ?? `the system says ${code}`;
}
