/** A PNG of 16 × 16 pixels. Shown by no page, as are the others. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQMAAAAlPW0iAAAAA1BMVEUAgIBxQSaxAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgIA0AAAAwAAFDlLdnAAAAAElFTkSuQmCC',
  'base64',
);

/** A GIF of one pixel. */
export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A file that says of itself that it is a PNG. */
export function pngFile(name: string, ...content: readonly (Buffer | string)[]): File {
  return new File([Buffer.concat(content.map((part) => Buffer.from(part)))], name, { type: 'image/png' });
}
