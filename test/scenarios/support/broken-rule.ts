/** A rule with a bug in it. */
export const rule = {
  severity: "warning",
  source: "a test",
  check(): never {
    throw new TypeError("the moon is in the wrong house");
  },
};
