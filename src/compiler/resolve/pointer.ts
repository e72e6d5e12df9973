/** One step of a JSON pointer, escaped (RFC 6901). */
const step = (key: string | number): string => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

/** The pointer of a child. */
export const childPointer = (parent: string, key: string | number): string => `${parent}/${step(key)}`;

/** The JSON pointer of a dotted spec path such as `cdn.behaviors.0.path`. Keys of the language never contain dots. */
export const pointerOf = (path: string): string => (path === "" ? "" : `/${path.split(".").map(step).join("/")}`);
