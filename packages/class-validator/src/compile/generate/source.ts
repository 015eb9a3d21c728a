import type { NameConstant } from '../../constraints/constraint.ts';

/** Code that is being generated, and the values that it has names for. */
export interface Source {
  /** Gives a value a name in the code; the same value always the same one. */
  readonly name: NameConstant;
  /** Adds a line. */
  line(text: string): void;
  /** Makes the function that the lines are. */
  build<F>(title: string): F;
}

/** What was generated, as `inspect` shows it. */
export type OnGenerated = (title: string, code: string) => void;

const INDENT = '  ';

/** Starts a piece of code. Everything of the user's is in it by name, or as a literal that JSON writes. */
export function newSource(onGenerated?: OnGenerated): Source {
  const names = new Map<unknown, string>();
  const taken = new Set<string>();
  const lines: string[] = [];
  let depth = 1;
  return {
    name(value, hint) {
      const known = names.get(value);
      if (known !== undefined) return known;
      const stem = identifier(hint);
      let name = stem;
      for (let number = 2; taken.has(name); number += 1) name = `${stem}_${number}`;
      taken.add(name);
      names.set(value, name);
      return name;
    },
    line(text) {
      if (text.startsWith('}')) depth -= 1;
      lines.push(INDENT.repeat(depth) + text);
      if (text.endsWith('{')) depth += 1;
    },
    build<F>(title: string): F {
      const code = `'use strict';\nreturn ${lines.map((line) => line.slice(INDENT.length)).join('\n')}\n//# sourceURL=modern-rest/${identifier(title)}.js`;
      onGenerated?.(title, code);
      // The only place where code is made of text. Names are identifiers of ours, literals are written by JSON.
      return new Function(...names.values(), code)(...names.keys()) as F;
    },
  };
}

/** A text as a name that JavaScript takes. */
export function identifier(text: string): string {
  const name = text.replace(/[^\w$]/g, '_');
  return /^[A-Za-z_$]/.test(name) && !RESERVED.has(name) ? name : `_${name}`;
}

/** Names that code uses for itself, and those that no variable may have. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'o c r f v w i n m s d t e x arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try ' +
    'typeof var void while with yield Array Number Boolean Date Object JSON undefined NaN Infinity'
  ).split(' '),
);

/** The member of an object by its name. */
export function member(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${literal(name)}]`;
}

/** A text as a literal. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Whether this process may make code of text. */
export function mayGenerate(): boolean {
  try {
    return new Function('return true')() as boolean;
  } catch {
    return false;
  }
}
