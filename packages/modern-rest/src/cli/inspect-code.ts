import { classValidatorSerializer } from '@modern-rest/class-validator';
import { type Model, type ModelCode, RestError, type Serializer, type ValueFormat, type ValueSource, valueFormat } from '@modern-rest/core';
import type { ModelUse } from './model-use.ts';

/** How the code of a model is made, and what for. */
interface Purpose {
  readonly serializer: Serializer;
  readonly format: ValueFormat;
  /** Words for people; `undefined` where no api uses the model. */
  readonly place: string | undefined;
}

/**
 * The code that is generated for a model, each piece below a comment that says what it does.
 *
 * It is that of the first use in each direction: its names on the wire, and the options of its serializer. Throws `RestError` where the
 * serializer generates none, `UnreadableModelError` for a class that is no model, and `EvalError` where code generation is forbidden.
 */
export function inspectCode(model: Model<object>, uses: readonly ModelUse[]): string {
  const use = (wanted: ModelUse['direction']): ModelUse | undefined => uses.find((one) => one.model === model && one.direction === wanted);
  const [input, output] = [use('input'), use('output')];
  const load = input ?? output ?? alone();
  const dump = output ?? { ...load, format: valueFormat('json', { wireNames: load.format.wireNames }), place: undefined };
  const name = oneLine(model.name);
  const pieces = [
    [`load: ${name} from ${SOURCES[load.format.source]}${details(load)}`, codeOf(model, load).load],
    [`dump: ${name} as JSON${details(dump)}`, codeOf(model, dump).dump],
    [`validate: an instance of ${name}`, codeOf(model, load).validate],
  ];
  return pieces.map(([comment, code]) => `// ${comment}\n${code}\n`).join('\n');
}

const SOURCES: Readonly<Record<ValueSource, string>> = { json: 'JSON', text: 'text', files: 'files' };

function alone(): Purpose {
  return { serializer: classValidatorSerializer(), format: valueFormat('json'), place: undefined };
}

function details({ place, format: { wireNames } }: Purpose): string {
  return (wireNames === 'declared' ? '' : ` with names in ${wireNames}`) + (place === undefined ? '' : `, for ${oneLine(place)}`);
}

function codeOf(model: Model<object>, { serializer, format }: Purpose): ModelCode {
  if (serializer.code) return serializer.code(model, format);
  throw new RestError('no_code', `The serializer of ${model.name} generates no code`);
}

/** Names are whatever somebody called their classes. */
function oneLine(text: string): string {
  return text.replaceAll(/[\n\r\u2028\u2029]/g, ' ');
}
