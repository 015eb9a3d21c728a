import ts from 'typescript-5.9';
import type { SourceFile } from './imports.ts';

/** A regular expression as a source file writes it: a literal, or `new RegExp(…)`. */
export interface WrittenExpression {
  /** `core/src/http/media-type.ts` */
  readonly file: string;
  readonly text: string;
}

/** Finds all regular expressions of source files, each text of a file once. */
export function expressionsOf(files: readonly SourceFile[]): WrittenExpression[] {
  return files.flatMap(({ pkg, path, text }) => {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (isExpression(node)) found.add(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
    return [...found].map((expression) => ({ file: `${pkg}/src/${path}`, text: expression }));
  });
}

function isExpression(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) return true;
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** Parses a literal. */
export function literalOf(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}
