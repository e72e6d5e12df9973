/** Whether a list or range of status codes, as `web.healthCheck.codes` is written, holds one. */
export const holdsCode = (codes: string, code: number): boolean =>
  codes.split(",").some((part) => {
    const [first = "", last = first] = part.split("-");
    return Number(first) <= code && code <= Number(last);
  });
