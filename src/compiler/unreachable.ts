/** The end of an exhaustive `switch`: a type error when a case is missing, a bug of ours at run time. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
