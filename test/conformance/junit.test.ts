import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { junit } from "../../src/report/junit.js";
import { anyFinding } from "../support/finding.js";
import { findTool } from "../support/tool.js";
import { type Element, readXml } from "../support/xml.js";

const python = findTool("python3");

/* Python's reader is expat, which CI servers and their plugins are built on. */
const program = `
import json, sys, xml.etree.ElementTree as tree

def read(element):
    return {"name": element.tag, "attributes": element.attrib, "children": [read(each) for each in element],
            "text": element.text or ""}

json.dump([read(tree.fromstring(text.encode("utf-8"))) for text in json.load(sys.stdin)], sys.stdout)
`;

const bare = ({ name, attributes, children, text }: Element): Element => ({
  name,
  attributes,
  children: children.map(bare),
  text: children.length === 0 ? text : "",
});

describe.skipIf(python === undefined)("expat", () => {
  test("reads a report with anything in its texts as the strict parser of the unit tests does", () => {
    const samples: readonly (readonly Diagnostic[])[] = fc.sample(fc.array(anyFinding, { maxLength: 5 }), {
      numRuns: 300,
      seed: 1,
    });
    const texts = samples.map((found) => junit(found, { files: ["wordpress.yaml"] }));
    const { stdout, stderr } =
      python?.(["-c", program], { input: JSON.stringify(texts), env: { PYTHONUTF8: "1" } }) ?? {};
    expect(stderr).toBe("");
    const read = JSON.parse(stdout ?? "") as readonly Element[];
    expect(read.length).toBe(texts.length);
    for (const [index, text] of texts.entries()) {
      const element = read[index];
      expect(element === undefined ? undefined : bare(element)).toEqual(bare(readXml(text)));
    }
  });
});
