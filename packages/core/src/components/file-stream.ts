import type { Load, ModelComponent } from '../contract/component.ts';
import type { FilePart, FileParts } from '../contract/file-part.ts';
import type { FileField } from '../contract/form-field.ts';
import { isLateAttribute } from '../contract/late-attributes.ts';
import type { Model } from '../contract/model.ts';
import type { FileValue, IncomingParts, ParsedBody } from '../contract/parser.ts';
import { ValidationError } from '../errors/http-error.ts';
import type { Issue } from '../errors/issue.ts';
import { isRestError } from '../errors/rest-error.ts';
import { componentDecorator, type TypedParameterDecorator } from '../metadata/component-decorator.ts';
import { checkFiles, fileMetadataComponent } from './file-metadata.ts';

/** The files of a body while they arrive. What their model says is checked as soon as it is known. */
export const fileStreamComponent: ModelComponent = {
  ...fileMetadataComponent,
  streams: true,

  extract: ({ body }) => (body as ParsedBody).parts,

  load(load, endpoint) {
    const fields = new Map(endpoint.fileFields.map((field) => [field.name, field]));
    const check = { load, fields, isLate: isLateAttribute(endpoint) };
    return (raw) => ({ value: checkedParts(raw as IncomingParts, check) });
  },

  check(declared, endpoint) {
    const { parsers } = endpoint;
    const problems = checkFiles(declared, endpoint);
    if (problems.length > 0 || parsers.some(({ streams }) => streams)) return problems;
    const fix = 'name one that does: parsers: [multipartParser()]';
    return [{ code: 'FILES_WITHOUT_PARSER', cause: 'none of its parsers gives files while they arrive', fix }];
  },
};

/**
 * Binds the files of a form to a parameter while they arrive: `for await (const part of parts)`.
 *
 * The model is that of `@FileMetadata`. `@Body` has the fields that came before the first file. The handler gets a file when what the client says of it
 * is valid; its size is held to the bound of the model while it reads. What comes to nothing of the files it does not read is not checked.
 */
export function FileStream<M extends object>(model: Model<M> | (() => Model<M>)): TypedParameterDecorator<FileParts<M>> {
  return decorate(model as Model<M>) as unknown as TypedParameterDecorator<FileParts<M>>;
}

const decorate = componentDecorator(fileStreamComponent);

interface Check {
  /** Loads the model of all files. */
  readonly load: Load;
  readonly fields: ReadonlyMap<string, FileField>;
  /** Whether an issue is about what is known when the content is. */
  readonly isLate: (issue: Issue) => boolean;
}

async function* checkedParts(parts: IncomingParts, { load, fields, isLate }: Check): AsyncGenerator<FilePart, void, undefined> {
  const received: Record<string, FileValue[]> = {};
  const valuesOf = (name: string): FileValue | readonly FileValue[] => {
    const [file, ...others] = received[name] as [FileValue, ...FileValue[]];
    return fields.get(name)?.list || others.length > 0 ? [file, ...others] : file;
  };
  const check = async (values: object, concerns: (issue: Issue) => boolean): Promise<void> => {
    const loaded = await load(values);
    const issues = 'issues' in loaded ? loaded.issues.filter(concerns) : [];
    if (issues.length === 0) return;
    const error = new ValidationError(issues.map((issue) => ({ ...issue, path: [fileMetadataComponent.name, ...issue.path] })));
    parts.fail(error);
    throw error;
  };

  for await (const { part, begun, finish } of parts) {
    const name = part.field;
    received[name] ??= [];
    const files = received[name];
    const place = files.push(begun) - 1;
    await check({ [name]: valuesOf(name) }, (issue) => issue.path[0] === name && !isLate(issue)).catch(unlessNotArrived);
    yield part;
    files[place] = await finish();
    await check({ [name]: valuesOf(name) }, (issue) => issue.path[0] === name && isLate(issue));
  }
  const all = Object.fromEntries(Object.keys(received).map((name) => [name, valuesOf(name)]));
  await check({ ...parts.others(), ...all }, () => true);
}

/** A constraint that reads the size, for example, runs when the bytes have arrived. */
function unlessNotArrived(error: unknown): void {
  if (!isRestError(error) || error.code !== 'file_not_arrived') throw error;
}
