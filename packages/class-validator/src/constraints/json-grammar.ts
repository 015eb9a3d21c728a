const QUOTE = unit('"');
const BACKSLASH = unit('\\');
const COMMA = unit(',');
const LIST = unit('[');
const OBJECT = unit('{');
const OBJECT_END = unit('}');
/** From a bracket to the one that closes it. */
const TO_END = OBJECT_END - OBJECT;

/**
 * Whether a text is JSON (RFC 8259) of a list or an object. In linear time: `JSON.parse` makes a value of it, which takes long where
 * brackets are many.
 */
export function isJsonContainer(text: string): boolean {
  /** What closes the lists and objects around the place. */
  const ends: number[] = [];
  let at = afterBlanks(text, 0);
  if (!isBracket(text.charCodeAt(at))) return false;
  while (at >= 0) {
    const bracket = text.charCodeAt(at);
    const end = isBracket(bracket) ? bracket + TO_END : undefined;
    at = end === undefined ? afterScalar(text, at) : afterBlanks(text, at + 1);
    if (end !== undefined) {
      ends.push(end);
      if (text.charCodeAt(at) !== end) {
        if (end === OBJECT_END) at = afterKey(text, at);
        continue;
      }
    }
    if (at < 0) return false;
    at = afterBlanks(text, at);
    while (ends.length > 0 && text.charCodeAt(at) === ends[ends.length - 1]) {
      ends.pop();
      at = afterBlanks(text, at + 1);
    }
    if (ends.length === 0) return at === text.length;
    if (text.charCodeAt(at) !== COMMA) return false;
    at = afterBlanks(text, at + 1);
    if (ends[ends.length - 1] === OBJECT_END) at = afterKey(text, at);
  }
  return false;
}

// Each takes the place where something begins, and gives the one behind it: -1 where it is not there. There is nothing at -1.

function afterKey(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return -1;
  const end = afterString(text, start);
  if (end < 0) return -1;
  const colon = afterBlanks(text, end);
  return text[colon] === ':' ? afterBlanks(text, colon + 1) : -1;
}

function afterScalar(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return afterString(text, start);
  const word = WORDS[text[start] as string];
  if (word === undefined) return afterNumber(text, start);
  return text.startsWith(word, start) ? start + word.length : -1;
}

const WORDS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

function afterString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const now = text.charCodeAt(at);
    if (now === QUOTE) return at + 1;
    // Behind the end there is NaN.
    if (!(now >= FIRST_PRINTABLE)) return -1;
    if (now !== BACKSLASH) continue;
    at += 1;
    if (text[at] === 'u' && HEXADECIMAL.test(text.slice(at + 1, at + 5))) at += 4;
    else if (!ESCAPES.has(text[at])) return -1;
  }
}

const FIRST_PRINTABLE = 0x20;
const HEXADECIMAL = /^[\da-fA-F]{4}$/;
const ESCAPES: ReadonlySet<string | undefined> = new Set('"\\/bfnrt');

function afterNumber(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  at = text[at] === '0' ? at + 1 : afterDigits(text, at);
  if (text[at] === '.') at = afterDigits(text, at + 1);
  if (text[at] === 'e' || text[at] === 'E') at = afterDigits(text, text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1);
  return at;
}

function afterDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at > start ? at : -1;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBracket(one: number): boolean {
  return one === LIST || one === OBJECT;
}

/** Space, tab and the two that end lines. */
function isBlank(one: number): boolean {
  return one === 0x20 || one === 0x09 || one === 0x0a || one === 0x0d;
}

function isDigit(one: number): boolean {
  return one >= 0x30 && one <= 0x39;
}

function unit(character: string): number {
  return character.charCodeAt(0);
}
