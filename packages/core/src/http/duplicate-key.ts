import { endOfString } from './bounded-json.ts';

/** An open object or list of the text that is being scanned. */
interface Level {
  /** Keys of the object so far, as they are written; `undefined` for a list. */
  readonly keys: Set<string> | undefined;
  /** Key or index of the current member. */
  current: string | number;
}

/**
 * Returns the path of the first key that appears twice in one object; `undefined` if there is none.
 *
 * The text must be valid JSON.
 */
export function duplicateKey(text: string): (string | number)[] | undefined {
  const levels: Level[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    switch (text[at]) {
      case '{':
        levels.push({ keys: new Set(), current: '' });
        isKey = true;
        break;
      case '[':
        levels.push({ keys: undefined, current: 0 });
        isKey = false;
        break;
      case ']':
      case '}':
        levels.pop();
        break;
      case ',':
        isKey = level?.keys !== undefined;
        if (typeof level?.current === 'number') level.current += 1;
        break;
      case '"': {
        const end = endOfString(text, at + 1);
        if (isKey && level?.keys) {
          level.current = JSON.parse(text.slice(at, end + 1)) as string;
          // A prefix keeps keys that are numbers out of V8's integer hashes, for which a client can choose collisions.
          if (level.keys.has(`"${level.current}`)) return levels.map(({ current }) => current);
          level.keys.add(`"${level.current}`);
        }
        isKey = false;
        at = end;
      }
    }
  }
  return undefined;
}
