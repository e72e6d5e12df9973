/** A range as part of a name. The `x` is the run of zeros that IPv6 leaves out: without it two ranges could be one name. */
export const rangeName = (cidr: string): string =>
  cidr
    .toLowerCase()
    .replace("::", ":x:")
    .replaceAll(/[^0-9a-fx]+/g, "-")
    .replace(/^-/, "");
