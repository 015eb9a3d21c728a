/** How many texts are remembered, and how long they may be: clients can send endless different ones. */
const MAX_TEXTS = 100;
const MAX_LENGTH = 256;

/**
 * Makes a function that decides each text once.
 *
 * It forgets everything when it would have to remember more than 100 texts. If it took no more instead, a client could
 * fill it with rubbish once, and those who send what everybody sends would never be remembered. Longer texts than 256
 * characters are decided every time.
 */
export function remembered<T>(decide: (text: string) => T): (text: string) => T {
  const decisions = new Map<string, T>();
  return (text) => {
    if (text.length > MAX_LENGTH) return decide(text);
    const known = decisions.get(text);
    if (known !== undefined) return known;
    const decision = decide(text);
    if (decisions.size >= MAX_TEXTS) decisions.clear();
    decisions.set(text, decision);
    return decision;
  };
}
