const MAX_WIDTH = 80;

/** JSON for readers: what fits into a line stays in one. */
export function prettyJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  const { open, close, items } = parts(value, inner);
  const line = `${open}${items.map((item) => item.line).join(', ')}${close}`;
  if (items.length === 0 || indent.length + line.length <= MAX_WIDTH) return line;
  return `${open.trim()}\n${items.map((item) => inner + item.lines).join(',\n')}\n${indent}${close.trim()}`;
}

interface Parts {
  readonly open: string;
  readonly close: string;
  /** Each in one line, and as it looks where it may have more. */
  readonly items: readonly { readonly line: string; readonly lines: string }[];
}

function parts(value: unknown, indent: string): Parts {
  if (typeof value !== 'object' || value === null) return { open: JSON.stringify(value), close: '', items: [] };
  if (Array.isArray(value)) return { open: '[', close: ']', items: value.map((item) => ({ line: oneLine(item), lines: prettyJson(item, indent) })) };
  const items = Object.entries(value).map(([name, one]) => {
    const key = `${JSON.stringify(name)}: `;
    return { line: key + oneLine(one), lines: key + prettyJson(one, indent) };
  });
  return items.length === 0 ? { open: '{', close: '}', items } : { open: '{ ', close: ' }', items };
}

function oneLine(value: unknown): string {
  const { open, close, items } = parts(value, '');
  return `${open}${items.map(({ line }) => line).join(', ')}${close}`;
}
