import type { Point, Shape } from "./shapes.js";

/** The middle of a picture: the VPC, or the Lightsail instance. */
export interface Core {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Where requests come in from above. */
  readonly entry: Point;
  /** From where the web servers reach out to the right, clear of everything; undefined where they do not. */
  readonly exit: Point | undefined;
}
