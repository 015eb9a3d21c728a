/** `true` for a text that starts like a `multipart/form-data` body. Used to name the cause if another parser gets such a body. */
export function looksLikeForm(text: string): boolean {
  return text.startsWith('--') && /^content-disposition:/im.test(text.slice(0, 512));
}
