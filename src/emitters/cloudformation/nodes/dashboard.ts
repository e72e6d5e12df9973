import type { Metric } from "../../../compiler/graph/kinds/operations.js";
import { deploymentValue, join, type Value } from "../../../compiler/graph/value.js";
import { globalName } from "../../global-name.js";
import type { NodeEmitter } from "../node-emitter.js";

/** A value as a JSON string: what is literal in it is escaped, what the deployment knows stays a reference. */
function jsonString(value: Value): Value {
  const inside = (part: Value): Value => {
    if (typeof part !== "object") return JSON.stringify(String(part)).slice(1, -1);
    return "join" in part ? join(...part.join.map(inside)) : part;
  };
  return join('"', inside(value), '"');
}

const jsonList = (items: readonly Value[]): Value =>
  join("[", ...items.flatMap((item, index) => (index === 0 ? [item] : [",", item])), "]");

/** CloudWatch's row for a metric: namespace, name, dimensions, options. */
const row = ({ namespace, name, dimensions, statistic }: Metric): Value =>
  jsonList([...[namespace, name, ...dimensions.flat()].map(jsonString), join('{"stat":', jsonString(statistic), "}")]);

/** Two charts side by side; CloudWatch places them in the order given. The region has to be said in each. */
const widget = (title: string, metrics: readonly Metric[]): Value =>
  join(
    '{"type":"metric","width":12,"height":6,"properties":{"title":',
    jsonString(title),
    ',"region":',
    jsonString(deploymentValue("region")),
    ',"metrics":',
    jsonList(metrics.map(row)),
    "}}",
  );

/** The metrics of the alarms as charts. Dashboards are named once for the whole account. */
export const dashboard: NodeEmitter<"dashboard"> = {
  attributes: {},
  resources: (node, { graph, name, value }) => [
    {
      name: name(),
      type: "AWS::CloudWatch::Dashboard",
      properties: {
        DashboardName: globalName(graph.deployment, "dashboard"),
        DashboardBody: value(
          join('{"widgets":', jsonList(node.properties.widgets.map((each) => widget(each.title, each.metrics))), "}"),
        ),
      },
    },
  ],
};
