import { expect, test } from "vitest";
import type { Metric } from "../../../../src/compiler/graph/kinds/operations.js";
import { join } from "../../../../src/compiler/graph/value.js";
import { dashboard } from "../../../../src/emitters/cloudformation/nodes/dashboard.js";
import { emit, named, standing } from "../../../support/emit-web.js";

/** The body as CloudWatch gets it, when every reference resolves to its own name and each escape to itself. */
function deployed(title: string) {
  const { g } = standing();
  const cache = g.add("cacheCluster", "cache", {} as never, []);
  const metric = (dimensions: Metric["dimensions"]): Metric => ({
    namespace: "AWS/ElastiCache",
    name: "CPUUtilization",
    dimensions,
    statistic: "p95",
  });
  const node = join({ ref: cache, attribute: "id" }, "-001");
  const id = g.add(
    "dashboard",
    "dashboard",
    {
      widgets: [
        {
          title,
          metrics: [
            metric([
              ["CacheClusterId", node],
              ["Role", 'a "writer"'],
            ]),
            metric([]),
          ],
        },
        { title: "Second", metrics: [metric([])] },
      ],
    },
    [],
  );
  const { properties } = named(emit(dashboard, g.build(), id), "Dashboard");
  const body = (properties["DashboardBody"] as { "Fn::Sub": string })["Fn::Sub"];
  const text = body.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, escaped: string, name: string) =>
    escaped === "!" ? `\${${name}}` : name,
  );
  return { name: properties["DashboardName"], body: JSON.parse(text) };
}

test("the body is JSON: a chart a widget, its region said, its references filled in at deployment", () => {
  expect(deployed("Cache").body).toEqual({
    widgets: [
      {
        type: "metric",
        width: 12,
        height: 6,
        properties: {
          title: "Cache",
          region: "AWS::Region",
          metrics: [
            [
              "AWS/ElastiCache",
              "CPUUtilization",
              "CacheClusterId",
              "cache.id-001",
              "Role",
              'a "writer"',
              { stat: "p95" },
            ],
            ["AWS/ElastiCache", "CPUUtilization", { stat: "p95" }],
          ],
        },
      },
      {
        type: "metric",
        width: 12,
        height: 6,
        properties: {
          title: "Second",
          region: "AWS::Region",
          metrics: [["AWS/ElastiCache", "CPUUtilization", { stat: "p95" }]],
        },
      },
    ],
  });
});

test("a title can break out neither of the JSON nor into a reference", () => {
  const title = '"},{"type":"text"} \\ ${AWS::AccountId}';
  expect(deployed(title).body.widgets[0].properties.title).toBe(title);
});

test("its name tells regions apart, for dashboards belong to the account", () => {
  expect(deployed("x").name).toBe("acme-blog-eu-west-1-dashboard");
});
