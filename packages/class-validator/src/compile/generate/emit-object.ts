import { literal, type Source } from './source.ts';

/** The JSON of a value, as an expression of generated code. */
export interface TextCode {
  readonly code: string;
  /** Whether quotes belong around it. */
  readonly quoted: boolean;
}

/** Puts the members of a JSON object together in the variable `s`. */
export interface ObjectText {
  /** Writes a member that is always there. */
  always(label: string, text: TextCode): void;
  /** Ends what is written so far, before code that may write a member or not. */
  pause(): void;
  /** Writes a member that is not always there. The variable `d` stands before it. */
  maybe(label: string, text: TextCode): void;
  /** The whole object, as an expression. */
  end(): string;
}

/** Starts an object. Literals are joined with those of the next member: each piece costs when the text is sent. */
export function newObjectText({ line }: Pick<Source, 'line'>): ObjectText {
  let pending = '{';
  let some = false;
  let none = true;
  const opening = ({ quoted }: TextCode): string => (quoted ? '"' : '');
  return {
    always(label, text) {
      const [before, after] = [pending, `${label}${opening(text)}`];
      if (some || none) line(`s += ${literal(`${before}${some ? ',' : ''}${after}`)} + ${text.code};`);
      else line(`s += ${literal(before)} + d + ${literal(after)} + ${text.code};`);
      pending = opening(text);
      some = true;
    },
    pause() {
      if (pending !== '') line(`s += ${literal(pending)};`);
      pending = '';
    },
    maybe(label, text) {
      const end = text.quoted ? ` + '"'` : '';
      line(`s += ${some ? literal(`,${label}${opening(text)}`) : `d + ${literal(`${label}${opening(text)}`)}`} + ${text.code}${end};`);
      if (!some) line("d = ',';");
      none = false;
    },
    end: () => `s + ${literal(`${pending}}`)}`,
  };
}
