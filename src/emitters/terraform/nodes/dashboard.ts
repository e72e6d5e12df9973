import type { Metric } from "../../../compiler/graph/kinds/operations.js";
import { resource } from "../block.js";
import { globalName } from "../../global-name.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";

/** CloudWatch's row for a metric: namespace, name, dimensions, options. */
const row = ({ namespace, name, dimensions, statistic }: Metric, { text }: EmitContext): readonly unknown[] => [
  namespace,
  name,
  ...dimensions.flatMap(([dimension, of]) => [dimension, text(of)]),
  { stat: statistic },
];

/** Two charts side by side; CloudWatch places them in the order given. The region has to be said in each. */
const widget = (title: string, metrics: readonly Metric[], context: EmitContext): object => ({
  type: "metric",
  width: 12,
  height: 6,
  properties: { title, region: context.region, metrics: metrics.map((metric) => row(metric, context)) },
});

/** The metrics of the alarms as charts. Dashboards are named once for the whole account. */
export const dashboard: NodeEmitter<"dashboard"> = {
  attributes: {},
  blocks: (node, context) => {
    const widgets = node.properties.widgets.map(({ title, metrics }) => widget(title, metrics, context));
    return [
      resource("cloudwatch_dashboard", context.name(), {
        dashboardName: globalName(context.graph.deployment, "dashboard"),
        dashboardBody: JSON.stringify({ widgets }),
      }),
    ];
  },
};
