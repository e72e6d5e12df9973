import { nodeEmitters } from "../../generated/cloudformation.js";
import type { Graph } from "../../compiler/graph/graph.js";
import { nodeOf, nodesOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId, NodeKind, NodeKinds } from "../../compiler/graph/node.js";
import { refsOf, type Ref, type Value } from "../../compiler/graph/value.js";
import { byCodeUnit } from "../../compiler/order.js";
import { sub, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import { layers } from "../layers.js";
import { logicalName } from "./names.js";
import type { EmitContext, NodeEmitter } from "./node-emitter.js";
import { parameters } from "./parameters.js";
import { stackOf, type Stack, type Template } from "./template.js";
import { joinParts, printValue } from "./values.js";

const emitterOf = <K extends NodeKind>(kind: K): NodeEmitter<K> => nodeEmitters[kind];

/** The intrinsic for a reference inside the stack of the node it names. */
function localReference<K extends NodeKind>(graph: Graph, id: NodeId<K>, attribute: NodeKinds[K]["attribute"]): Cfn {
  const node = nodeOf(graph, id);
  const emitter = emitterOf<K>(node.kind as K);
  return emitter.attributes[attribute]((part) => logicalName(id, part), node);
}

const crossOutputName = (reference: Ref): string => logicalName(reference.ref, kebab(reference.attribute));
const kebab = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * `cfn-signal` with the first shell argument as exit code. CloudFormation checks that the instance belongs to the
 * stack, so no permission is needed.
 */
const readySignal = (graph: Graph): Cfn => {
  const [server] = [...nodesOf(graph, "webFleet"), ...nodesOf(graph, "webServer")];
  const resource = server === undefined ? "" : logicalName(server.id);
  const stack = "--stack ${AWS::StackName} --region ${AWS::Region}";
  return sub(`/opt/aws/bin/cfn-signal -e "$1" ${stack} --resource ${resource}`);
};

/** Collects what other stacks ask of each stack while the resources are printed. */
type CrossOutputs = Map<Stack["placement"], Map<string, Cfn>>;

function contextFor(graph: Graph, stack: Stack, id: NodeId, crossOutputs: CrossOutputs): EmitContext {
  const reference = (target: Ref): Cfn => {
    const local = localReference(graph, target.ref as NodeId<NodeKind>, target.attribute as never);
    const home = stackOf(graph.deployment, nodeOf(graph, target.ref).placement);
    if (home.placement === stack.placement) return local;
    const outputs = crossOutputs.get(home.placement) ?? new Map<string, Cfn>();
    crossOutputs.set(home.placement, outputs.set(crossOutputName(target), local));
    // Read at deployment, over regions, without an export: stack names are fixed.
    return {
      "Fn::GetStackOutput": { StackName: home.name, OutputName: crossOutputName(target), Region: home.region },
    };
  };
  return {
    graph,
    value: (value: Value) => printValue(value, { reference, readySignal: readySignal(graph) }),
    name: (part) => logicalName(id, part),
    nameOf: (other, part) => logicalName(other, part),
  };
}

const emit = <K extends NodeKind>(node: Node<K>, context: EmitContext): readonly Resource[] =>
  emitterOf<K>(node.kind as K).resources(node, context);

function checkNames(template: Template): void {
  const seen = new Set<string>();
  for (const { resources } of template.sections) {
    for (const { name } of resources) {
      if (seen.has(name)) throw new Error(`Two resources are called ${name}.`);
      seen.add(name);
    }
  }
}

const output = (description: string, value: Cfn): CfnObject => ({ Description: description, Value: value });

/** The graph as templates, main first: one for each region something lives in, resources grouped by layer. */
export function assemble(graph: Graph): readonly Template[] {
  const { deployment } = graph;
  const crossOutputs: CrossOutputs = new Map();
  const stacks = new Map<Stack["placement"], Stack>();
  for (const node of graph.nodes.values()) {
    const stack = stackOf(deployment, node.placement);
    stacks.set(stack.placement, stack);
  }
  const drafts = (["main", "edge", "recovery"] as const).flatMap((placement) => {
    const stack = stacks.get(placement);
    if (stack === undefined) return [];
    const inStack = (node: Node): boolean => stackOf(deployment, node.placement).placement === placement;
    const sections = layers.map(({ title, kinds }) => ({
      title,
      resources: kinds.flatMap((kind) =>
        nodesOf(graph, kind)
          .filter(inStack)
          .flatMap((node) => emit(node, contextFor(graph, stack, node.id, crossOutputs))),
      ),
    }));
    return [{ stack, sections: sections.filter(({ resources }) => resources.length > 0) }];
  });
  return drafts.map(({ stack, sections }) => {
    const printed = JSON.stringify(sections);
    const used = Object.values(parameters).filter(({ name }) => printed.includes(`{"Ref":"${name}"}`));
    const people = graph.outputs
      .filter(({ value }) => homeOf(graph, value) === stack.placement)
      .map(({ name, description, value }) => ({
        name,
        definition: output(description, outputValue(graph, stack, value, crossOutputs)),
      }));
    const others = [...(crossOutputs.get(stack.placement) ?? [])].map(([name, value]) => ({
      name,
      definition: output("Read by the other stacks of this deployment", value),
    }));
    const template: Template = {
      stack,
      sections,
      parameters: used,
      outputs: [...people, ...others].sort((a, b) => byCodeUnit(a.name, b.name)),
    };
    checkNames(template);
    return template;
  });
}

/** The stack whose template prints an output: that of the first node the value names, else the main one. */
function homeOf(graph: Graph, value: Value): Stack["placement"] {
  const [first] = refsOf(value);
  return first === undefined ? "main" : stackOf(graph.deployment, nodeOf(graph, first.ref).placement).placement;
}

const outputValue = (graph: Graph, stack: Stack, value: Value, crossOutputs: CrossOutputs): Cfn => {
  const printed = contextFor(graph, stack, "" as NodeId, crossOutputs).value(value);
  return typeof printed === "object" ? printed : joinParts([String(printed)]);
};
