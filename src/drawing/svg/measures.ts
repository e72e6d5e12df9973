import type { Box } from "../picture.js";
import type { Type } from "./text-width.js";
import type { PlacedBox, PlacedFrame, FrameStyle, Rect } from "./shapes.js";

/** All of it in pixels at full size. */
export const boxWidth = 200;
export const gap = 12;
/** What is between two columns of zones, where lines run down. */
export const gutter = 44;
export const headingType: Type = { size: 16, weight: "bold" };
export const titleType: Type = { size: 12, weight: "bold" };
export const lineType: Type = { size: 11, weight: "regular" };
const titleHeight = 16;
const lineHeight = 14;
const boxPadding = 8;
/** From the left side of a box to its text: its sign stands there. */
export const signRoom = 34;
export const textPadding = 8;
/** What a frame's title takes, from the frame's upper side to what is in it. */
export const frameTop = 26;
/** The same of a frame with a line below its title. */
export const frameTopWithLine = 40;
export const framePadding = 8;
/** Where the first line of text stands, from the upper side of what it is in. */
export const firstBaseline = 18;
export const nextBaseline = lineHeight;

const mostLines = 3;

/** How high a box is: its title, and at most three lines. */
export const boxHeight = ({ lines }: Box): number =>
  2 * boxPadding + titleHeight + lineHeight * Math.min(lines.length, mostLines);

/** The lines of a box that are shown; its tooltip has them all. */
export const shownLines = ({ lines }: Box): readonly string[] => lines.slice(0, mostLines);

export const placeBox = (box: Box, x: number, y: number, width = boxWidth, height = boxHeight(box)): PlacedBox => ({
  shape: "box",
  box,
  x,
  y,
  width,
  height,
});

/** What a frame says besides where it is. */
export interface FrameText {
  readonly style: FrameStyle;
  readonly title: string;
  readonly lines?: readonly string[];
  readonly titleRoom?: number;
  readonly nodes?: readonly string[];
}

export const placeFrame = (
  rect: Rect,
  { style, title, lines = [], titleRoom, nodes = [] }: FrameText,
): PlacedFrame => ({
  shape: "frame",
  x: rect.x,
  y: rect.y,
  width: rect.width,
  height: rect.height,
  style,
  title,
  lines,
  titleRoom: titleRoom ?? rect.width,
  nodes,
});
