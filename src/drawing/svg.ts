import type { Graph } from "../compiler/graph/graph.js";
import { titleOf } from "./picture-of.js";
import { headingType } from "./svg/measures.js";
import { pageOf } from "./svg/page.js";
import { escapeXml, shapeText } from "./svg/print.js";
import { style } from "./svg/style.js";
import { fit } from "./svg/text-width.js";

/**
 * The architecture as a picture of its own: a column a zone and a row a layer, as the whitepaper's Figures 1 and 2. One
 * file without anything from elsewhere; colors follow the reader's choice of light or dark.
 */
export function svg(graph: Graph): string {
  const { width, height, shapes } = pageOf(graph);
  const { regions, tier, specFile } = graph.deployment;
  const title = titleOf(graph);
  const desc = `WordPress on AWS, tier ${tier}, in ${regions.main}. Drawn by wpspec from ${specFile}.`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(desc)}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<text class="heading" x="16" y="26">${escapeXml(fit(title, headingType, width - 32))}</text>`,
    ...shapes.map(shapeText),
    "</svg>",
  ];
  return `${parts.join("\n")}\n`;
}
