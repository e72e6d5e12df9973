/** Colors for a light and for a dark page. Plain rules without variables, for renderers that know no more. */
export const style = `
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; fill: #1f2328 }
.page { fill: #ffffff }
.heading { font-size: 16px; font-weight: bold }
.title { font-size: 12px; font-weight: bold }
.line { font-size: 11px; fill: #57606a }
.frame { fill: none; stroke: #8c959f; stroke-width: 1 }
.region { stroke-dasharray: 6 3 }
.network { stroke: #8250df }
.zone { stroke: #8c959f; stroke-dasharray: 2 3 }
.public { fill: #eaf6ec; stroke: #b4dbbc }
.app { fill: #e9f2fc; stroke: #b5d3f3 }
.data { fill: #f1ecfa; stroke: #d2c2f0 }
.span { fill: #fff5e8; stroke: #d9822b; stroke-dasharray: 5 3 }
.box { fill: #ffffff; stroke: #57606a; stroke-width: 1.2 }
.sign { fill: none; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round }
.people { stroke: #1f2328 }
.edge { stroke: #8250df }
.net { stroke: #6639ba }
.compute { stroke: #bc4c00 }
.store { stroke: #1a7f37 }
.db { stroke: #0969da }
.ops { stroke: #bf3989 }
.way { fill: none; stroke: #424a53; stroke-width: 1.4 }
.dashed { stroke-dasharray: 4 3 }
.head { fill: #424a53 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.page { fill: #0d1117 }
.line { fill: #9198a1 }
.frame { stroke: #6e7681 }
.network { stroke: #a371f7 }
.public { fill: #12261a; stroke: #2b5536 }
.app { fill: #101f33; stroke: #2a4d78 }
.data { fill: #1d1730; stroke: #4a3a78 }
.span { fill: #2b1f10; stroke: #d9822b }
.box { fill: #161b22; stroke: #9198a1 }
.people { stroke: #e6edf3 }
.edge { stroke: #a371f7 }
.net { stroke: #b392f0 }
.compute { stroke: #f0883e }
.store { stroke: #3fb950 }
.db { stroke: #58a6ff }
.ops { stroke: #f778ba }
.way { stroke: #b1bac4 }
.head { fill: #b1bac4 }
}`;
