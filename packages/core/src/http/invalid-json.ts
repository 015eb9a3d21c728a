/** Longest beginnings of a number, a word and an escape. */
const NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?/y;
const WORD = /t(?:r(?:u(?:e)?)?)?|f(?:a(?:l(?:s(?:e)?)?)?)?|n(?:u(?:l(?:l)?)?)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{0,4})?/y;
const CHARACTERS = /[ !#-[\]-\uffff]*/y;
const BLANKS = /[ \t\n\r]*/y;

const WHOLE_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const WHOLE_ESCAPE = /^\\(?:[^u]|u.{4})$/;

/** The token that may come next. */
type Expected = 'value' | 'first item' | 'key' | 'first key' | 'colon' | 'comma';

/**
 * Returns the index of the first character that makes a text invalid JSON (RFC 8259), or the length of the text if it ends too early.
 *
 * The messages of `JSON.parse` differ from one version of the engine to the next, and most of them have no position.
 */
export function invalidJsonAt(text: string): number {
  /** The brackets that close what is open, the outermost first. */
  const open: string[] = [];
  let expected = 'value' as Expected;
  let at = 0;
  for (;;) {
    at = after(BLANKS, text, at);
    const next = text[at];
    if (expected === 'colon') {
      if (next !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (open.length > 0 && next === open[open.length - 1] && (expected === 'comma' || expected === 'first item' || expected === 'first key')) {
      open.pop();
      expected = 'comma';
      at += 1;
    } else if (expected === 'comma') {
      if (next !== ',' || open.length === 0) return at;
      expected = open[open.length - 1] === '}' ? 'key' : 'value';
      at += 1;
    } else if (next === '"') {
      const end = stringEnd(text, at + 1);
      if (end.invalid) return end.at;
      expected = expected === 'key' || expected === 'first key' ? 'colon' : 'comma';
      at = end.at;
    } else if (expected === 'key' || expected === 'first key') {
      return at;
    } else if (next === '[' || next === '{') {
      open.push(next === '[' ? ']' : '}');
      expected = next === '[' ? 'first item' : 'first key';
      at += 1;
    } else {
      const end = Math.max(after(NUMBER, text, at), after(WORD, text, at));
      const token = text.slice(at, end);
      if (!/\d$/.test(token) && !WHOLE_WORDS.has(token)) return end;
      expected = 'comma';
      at = end;
    }
  }
}

/** Finds the end of a string: the index after its quote, or of its first invalid character. */
function stringEnd(text: string, start: number): { readonly at: number; readonly invalid: boolean } {
  let at = start;
  for (;;) {
    at = after(CHARACTERS, text, at);
    if (text[at] === '"') return { at: at + 1, invalid: false };
    const end = after(ESCAPE, text, at);
    if (!WHOLE_ESCAPE.test(text.slice(at, end))) return { at: end, invalid: true };
    at = end;
  }
}

/** Returns the index after what an expression matches at a place; the place itself if it does not match. */
function after(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
