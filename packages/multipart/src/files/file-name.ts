/**
 * `true` for a name with characters that hide what it is or break the line that it is written to: control characters (C0, DEL, C1), line and paragraph
 * separators, and the characters that override or isolate the direction of text (`gpj.exe` can look like `exe.jpg` with U+202E).
 */
export function hasUnsafeCharacter(name: string): boolean {
  return UNSAFE.test(name);
}

const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
