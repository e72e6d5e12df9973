// @ts-check
import ts from "typescript";

/** @typedef {import("./mutant.mjs").Mutant} Mutant */

const swapped = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "+"],
  [ts.SyntaxKind.AmpersandToken, "|"],
  [ts.SyntaxKind.BarToken, "&"],
]);
const otherMethod = new Map([
  ["some", "every"],
  ["every", "some"],
  ["min", "max"],
  ["max", "min"],
]);
/** Calls that may be left out: what they are called on is of the same type. */
const optional = new Set(["filter", "sort", "toLowerCase", "toUpperCase", "trim", "padStart", "slice"]);

/** @param {string} text */
const parsed = (text) => ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);

/** @param {ts.Node} node @param {(node: ts.Node) => void} visit */
function walk(node, visit) {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/**
 * For every word of a union of words the one that follows it there, over all files of the model. Where unions share a word,
 * the first union counts.
 * @param {readonly string[]} texts @returns {ReadonlyMap<string, string>}
 */
export function neighbours(texts) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const text of texts) {
    walk(parsed(text), (node) => {
      if (!ts.isUnionTypeNode(node)) return;
      const words = node.types.flatMap((type) =>
        ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
      );
      for (const [index, word] of words.entries()) {
        const next = words[(index + 1) % words.length] ?? word;
        if (next !== word && !found.has(word)) found.set(word, next);
      }
    });
  }
  return found;
}

/** @param {string} text */
const short = (text) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
};

/**
 * The changes of one node, each as the text that takes the place of a stretch of the file.
 * @param {ts.Node} node @param {ReadonlyMap<string, string>} nextWord
 * @returns {readonly { readonly at: ts.Node, readonly by: string }[]}
 */
function changesOf(node, nextWord) {
  const text = node.getText();
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
      return [
        { at: node, by: left.getText() },
        { at: node, by: right.getText() },
      ];
    }
    const by = swapped.get(operatorToken.kind);
    return by === undefined ? [] : [{ at: operatorToken, by }];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ at: node, by: node.operand.getText() }];
  }
  if (ts.isConditionalExpression(node)) {
    return [{ at: node.condition, by: `!(${node.condition.getText()})` }];
  }
  if (ts.isIfStatement(node)) {
    const isGuard = node.elseStatement === undefined;
    return [
      { at: node.expression, by: `!(${node.expression.getText()})` },
      ...(isGuard ? [{ at: node, by: ";" }] : []),
    ];
  }
  if (ts.isNumericLiteral(node)) {
    const value = Number(text.replaceAll("_", ""));
    return [{ at: node, by: value === 1 ? "0" : String(value + 1) }];
  }
  if (ts.isBigIntLiteral(node)) return [{ at: node, by: text === "1n" ? "0n" : "1n" }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ at: node, by: "false" }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ at: node, by: "true" }];
  if (ts.isStringLiteral(node)) {
    const next = nextWord.get(node.text);
    return next === undefined ? [] : [{ at: node, by: JSON.stringify(next) }];
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((left) => ({
      at: node,
      by: `[${node.elements
        .filter((each) => each !== left)
        .map((each) => each.getText())
        .join(", ")}]`,
    }));
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.filter(ts.isSpreadAssignment).map((left) => ({
      at: node,
      by: `{ ${node.properties
        .filter((each) => each !== left)
        .map((each) => each.getText())
        .join(", ")} }`,
    }));
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const other = otherMethod.get(name.text);
    return [
      ...(other === undefined ? [] : [{ at: name, by: other }]),
      ...(optional.has(name.text) ? [{ at: node, by: expression.getText() }] : []),
    ];
  }
  if (ts.isExpressionStatement(node)) return [{ at: node, by: ";" }];
  if (ts.isContinueStatement(node)) return [{ at: node, by: ";" }];
  if (ts.isForOfStatement(node)) return [{ at: node, by: ";" }];
  if (ts.isFunctionDeclaration(node) && node.body !== undefined) {
    return [{ at: node.body, by: "{}" }];
  }
  return [];
}

/**
 * Every mutant of a TypeScript file. What is a type, an import or the text of an error does nothing and is left alone.
 * @param {string} file @param {string} text @param {ReadonlyMap<string, string>} nextWord @returns {readonly Mutant[]}
 */
export function codeMutants(file, text, nextWord) {
  const source = parsed(text);
  const lines = text.split("\n");
  /** @type {Mutant[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    for (const { at, by } of changesOf(node, nextWord)) {
      const [start, end] = [at.getStart(), at.getEnd()];
      const line = source.getLineAndCharacterOfPosition(start).line;
      found.push({
        file,
        line: line + 1,
        text: (lines[line] ?? "").trim(),
        change: `${short(at.getText())} → ${short(by)}`,
        mutated: text.slice(0, start) + by + text.slice(end),
      });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}
