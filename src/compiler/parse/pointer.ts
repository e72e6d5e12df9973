/** The JSON pointer of a member or item (RFC 6901). */
export function childPointer(parent: string, key: string | number): string {
  const step = String(key);
  // Nearly no key has a sign that needs another spelling, and every value of a spec asks.
  if (!step.includes("~") && !step.includes("/")) return `${parent}/${step}`;
  return `${parent}/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON pointer. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split("/").slice(1);
  return pointer.includes("~") ? steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")) : steps;
}
