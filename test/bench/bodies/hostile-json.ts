/** Bytes of a body: what is read by default, to the byte. */
export const SIZE = 1024 * 1024;

/** As many items as there is room for between a beginning and an end, separated by commas. */
export function filled(begin: string, item: (index: number) => string, end: string, most = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  let left = SIZE - Buffer.byteLength(begin) - Buffer.byteLength(end);
  for (let index = 0; index < most; index += 1) {
    const part = `${index === 0 ? '' : ','}${item(index)}`;
    left -= Buffer.byteLength(part);
    if (left < 0) break;
    parts.push(part);
  }
  return `${begin}${parts.join('')}${end}`;
}

/** A text as often as there is room for it between a beginning and an end. */
export function repeated(begin: string, text: string, end = ''): string {
  const room = SIZE - Buffer.byteLength(begin) - Buffer.byteLength(end);
  return begin + text.repeat(Math.floor(room / Buffer.byteLength(text))) + end;
}

/** Brackets within each other, with something in the middle, as deep as there is room, or `levels`. */
export function nested(
  open: string,
  middle: string,
  close: string,
  levels = Math.floor((SIZE - middle.length) / (open.length + close.length)),
): string {
  return open.repeat(levels) + middle + close.repeat(levels);
}
