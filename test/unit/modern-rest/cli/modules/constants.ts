export const answer = 42;
export const list = [() => answer];
export function make(): number {
  return answer;
}
