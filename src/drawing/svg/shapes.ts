import type { Box } from "../picture.js";

/** Units are pixels at full size; y goes down. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `span`: what lies over the subnets of several zones. */
export type FrameStyle = "region" | "network" | "zone" | "public" | "app" | "data" | "span";

/** A frame with a title in its upper left corner. */
export interface PlacedFrame extends Rect {
  readonly shape: "frame";
  readonly style: FrameStyle;
  readonly title: string;
  /** A second line below the title. */
  readonly lines: readonly string[];
  /** Room for the title, from the frame's left side; less than its width where a line comes down beside it. */
  readonly titleRoom: number;
  readonly nodes: readonly string[];
}

export interface PlacedBox extends Rect {
  readonly shape: "box";
  readonly box: Box;
}

/** A way through the corners; horizontal and vertical pieces only. */
export interface PlacedLine {
  readonly shape: "line";
  readonly points: readonly Point[];
  readonly hasHead: boolean;
  readonly isDashed: boolean;
}

export type Shape = PlacedFrame | PlacedBox | PlacedLine;

export const right = ({ x, width }: Rect): number => x + width;
export const bottom = ({ y, height }: Rect): number => y + height;
export const middleX = ({ x, width }: Rect): number => x + width / 2;
export const middleY = ({ y, height }: Rect): number => y + height / 2;

/** An arrow through these corners. */
export const arrow = (...points: readonly Point[]): PlacedLine => ({
  shape: "line",
  points,
  hasHead: true,
  isDashed: false,
});

/** A line without a head: what belongs together. */
export const tie = (...points: readonly Point[]): PlacedLine => ({
  shape: "line",
  points,
  hasHead: false,
  isDashed: false,
});

/** An arrow that is no way of requests: watching, protecting, leaving. */
export const dashed = (...points: readonly Point[]): PlacedLine => ({
  shape: "line",
  points,
  hasHead: true,
  isDashed: true,
});
