/** What files of a kind are called, and how they are told by their first bytes, one character each. */
type Appearance = readonly [name: string, matches: (head: string) => boolean];

const begins =
  (...signatures: readonly string[]) =>
  (head: string): boolean =>
    signatures.some((signature) => head.startsWith(signature));

const reads =
  (pattern: RegExp) =>
  (head: string): boolean =>
    pattern.test(head.replace(BYTE_ORDER_MARK, '').trimStart());

const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;
const BASE64 = ['data:image/', 'iVBORw0KGgo', '/9j/', 'R0lGOD', 'UklGR'];
const MARKED = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF'].map((signature) => `\u00ef\u00bb\u00bf${signature}`);

const APPEARANCES: readonly Appearance[] = [
  // What happened to an image on its way.
  ['text in base64, which has to be decoded before it is sent', begins(...BASE64)],
  ['an image that was read as text before it was sent', begins('\u00ef\u00bf\u00bd')],
  ['an image behind a byte order mark, which a program for texts has put there', begins(...MARKED)],
  ['a PNG image whose line ends were changed, by a transfer as text', begins('\u0089PNG')],
  // Other images.
  ['an SVG image', reads(/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i)],
  ['a TIFF image', begins('II*\0', 'MM\0*')],
  ['a BMP image', (head) => head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)],
  ['an icon', begins('\0\0\u0001\0')],
  ['a HEIC image', (head) => /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(head.slice(4))],
  ['a JPEG XL image', begins('\u00ff\n', '\0\0\0\fJXL ')],
  ['a JPEG 2000 image', begins('\0\0\0\fjP  ', '\u00ffO\u00ffQ')],
  ['a Photoshop image', begins('8BPS')],
  // Other files.
  ['a PDF document', begins('%PDF-')],
  ['a PostScript document', begins('%!PS')],
  ['a ZIP archive, as documents of office programs are', begins('PK\u0003', 'PK\u0005', 'PK\u0007')],
  ['a gzip archive', begins('\u001f\u008b')],
  ['a 7z archive', begins('7z\u00bc\u00af')],
  ['a RAR archive', begins('Rar!')],
  ['a video or sound file', (head) => head.startsWith('ftyp', 4) || begins('OggS', 'ID3', '\u001aE\u00df\u00a3', 'RIFF', 'fLaC')(head)],
  ['a program', begins('\u007fELF', 'MZ', '#!', '\u00ca\u00fe\u00ba\u00be', '\u00cf\u00fa\u00ed\u00fe')],
  ['a PHP script', reads(/^<\?php/i)],
  ['an HTML page', reads(/^<(?:!doctype html|html|head|body|script)/i)],
  ['an XML document', reads(/^<\?xml/)],
  ['JSON', reads(/^[[{]\s*["\]}[{\d]/)],
  ['plain text', reads(/^[\t\n\r -~\u0080-\u00ff]*$/)],
];

/** How much of a file is looked at, in bytes. */
const HEAD = 1024;

/** Says what bytes look like that are no image of a known format. */
export function appearance(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, HEAD);
  const [name] = APPEARANCES.find(([, matches]) => matches(head)) ?? [];
  if (name !== undefined) return `looks like ${name}`;
  return bytes.subarray(0, HEAD).every((byte) => byte === 0) ? 'begins with nothing but zeros' : 'is of no kind that is known';
}
