import type { Node, NodeKind } from "../compiler/graph/node.js";
import type { Said, Says } from "./said.js";
import { dataSays } from "./says/data.js";
import { edgeSays } from "./says/edge.js";
import { networkSays } from "./says/network.js";
import { operationsSays } from "./says/operations.js";
import { webSays } from "./says/web.js";

const says: Says<NodeKind> = { ...networkSays, ...webSays, ...dataSays, ...edgeSays, ...operationsSays };

const sayOf = <K extends NodeKind>(node: Node<K>): Said => (says[node.kind] as (node: Node<K>) => Said)(node);

/** What a picture says of a node. */
export const say = (node: Node): Said => sayOf(node);
