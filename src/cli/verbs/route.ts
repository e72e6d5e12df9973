import type { Verb } from "../verb.js";

export const route: Verb = {
  name: "route",
  summary: "tell what CloudFront does with a request",
  operands: {
    usage: "[operands...]",
    description: 'an address, or - for one a line from standard input; before it the spec (default: "wordpress.yaml")',
  },
  options: [
    { flags: "--method <method>", description: "the method (default: GET)" },
    {
      flags: "--cookie <name=value>",
      description: "a cookie, or several as a browser sends them; may repeat",
      isRepeatable: true,
    },
    { flags: "--header <name: value>", description: "a header; may repeat", isRepeatable: true },
    { flags: "--http", description: "the viewer comes over HTTP, whatever the address says" },
    { flags: "--https", description: "the viewer comes over HTTPS" },
    { flags: "--env <name>", description: "the environment, one of `environments`" },
    {
      flags: "--template <file>",
      description: "ask a CloudFormation template, or Terraform's JSON, instead of a spec",
    },
    { flags: "--distribution <name>", description: "which of a template's distributions" },
    { flags: "--compare", description: "take two specs, and show requests that they answer differently" },
    { flags: "--json", description: "print an object for each address" },
  ],
  examples: [
    { command: "wpspec route /cart/ --cookie woocommerce_items_in_cart=1", does: "a path of the site itself" },
    { command: "wpspec route shop.yaml http://www.example.org/wp-admin/", does: "of another spec" },
    { command: "wpspec route - --json < addresses.txt", does: "one object a line" },
    { command: "wpspec route --template site.template.yaml /", does: "of anybody's CloudFormation or Terraform" },
    { command: "wpspec route --compare old.yaml new.yaml", does: "what a change does to requests" },
  ],
  run: async (call) => (await import("../route-requests.js")).routeRequests(call),
};
