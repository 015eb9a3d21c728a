import type { DefinitionProblem } from '../errors/definition-error.ts';
import { isBodyless } from '../http/status.ts';
import { tryExtension } from './compile-extension.ts';
import type { ComponentProblem } from './component.ts';
import { declaredTypes } from './declared-type.ts';
import type { EndpointContract } from './endpoint-contract.ts';
import { fitsForm, fittingParsers } from './fitting-parsers.ts';
import { isOneFile } from './form-field.ts';
import { typeName } from './value-type.ts';

type Rule = (endpoint: EndpointContract) => readonly ComponentProblem[];

/** Every rule that a contract must keep. To add a rule: write a function, add it here. */
const RULES: readonly Rule[] = [
  parametersAreBound,
  componentsAreUnique,
  formFieldsAreUnique,
  answersCanBeWritten,
  bodyCanBeRead,
  responsesAreUnique,
  resultIsNoGenerator,
  bodylessResponsesHaveNoModel,
  fileSizesAreWithinLimits,
  filesAreKept,
];

/** Lists what is wrong with a complete contract: by the rules, and by the components themselves. */
export function checkContract(endpoint: EndpointContract): DefinitionProblem[] {
  const subject = endpoint.name;
  const byRule = RULES.flatMap((rule) => rule(endpoint)).map((problem) => ({ ...problem, subject, place: endpoint.place }));
  const specs = new Map(endpoint.components.map((spec) => [spec.component, spec]));
  const byComponent = [...specs.values()].flatMap(({ component, place }) => {
    const declared = endpoint.components.filter((spec) => spec.component === component);
    const checked = tryExtension(`check of the component ${component.name}`, () => component.check?.(declared, endpoint) ?? []);
    const found = 'value' in checked ? checked.value : checked.problems;
    return found.map((problem) => ({ ...problem, subject, place }));
  });
  return [...byRule, ...byComponent];
}

function parametersAreBound({ arity, components }: EndpointContract): ComponentProblem[] {
  const bound = new Set(components.flatMap(({ parameters }) => parameters.map(({ index }) => index)));
  return Array.from({ length: arity }, (_, index) => index)
    .filter((index) => !bound.has(index))
    .map((index) => ({
      code: 'PARAMETER_WITHOUT_COMPONENT',
      cause: `parameter ${index + 1} of the handler has no decorator, so no request gives it a value`,
      fix: 'decorate it with @Body, @Query, @Path, @Headers, @Cookies, @FileMetadata or @Context, or remove it: what has a default value can be a constant of the handler',
    }));
}

function componentsAreUnique({ components }: EndpointContract): ComponentProblem[] {
  const wholes = components.filter(({ parameters }) => parameters[0]?.property === undefined);
  const names = wholes.map(({ component }) => component.name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => ({
    code: 'COMPONENT_REPEATED',
    cause: `two parameters ask for the ${name} of the request`,
    fix: 'keep one, with a model that has the properties of both',
  }));
}

function formFieldsAreUnique({ fileFields, textFields }: EndpointContract): ComponentProblem[] {
  if (fileFields.length === 0) return [];
  const texts = new Set(textFields().map(({ name }) => name));
  return fileFields
    .filter(({ name }) => texts.has(name))
    .map(({ name }) => ({
      code: 'COMPONENT_REPEATED',
      cause: `the body and the files both ask for the field ${name} of the form`,
      fix: 'give one of them another name',
    }));
}

function answersCanBeWritten({ renderers }: EndpointContract): ComponentProblem[] {
  if (renderers.length > 0) return [];
  return [{ code: 'RENDERER_MISSING', cause: 'no renderer can write its answers', fix: 'name one: renderers: [jsonRenderer()]' }];
}

function bodyCanBeRead(endpoint: EndpointContract): ComponentProblem[] {
  const { components, parsers } = endpoint;
  const values = components.filter(({ component }) => component.reads === 'value');
  const hasFiles = components.some(({ component }) => component.reads === 'files');
  if ((values.length === 0 && !hasFiles) || fittingParsers(endpoint).length > 0) return [];
  if (hasFiles) return filesCanBeRead(endpoint);
  const formless = parsers.length > 0 && values.flatMap(declaredTypes).find((type) => !fitsForm(type));
  const cause = formless ? `none of its parsers reads ${typeName(formless)}, which is no form` : 'no parser can read its body';
  return [{ code: 'PARSER_MISSING', cause, fix: 'name one: parsers: [jsonParser()]' }];
}

function filesCanBeRead({ parsers, fileFields }: EndpointContract): ComponentProblem[] {
  const transports = parsers.flatMap(({ files }) => files);
  // Without a parser of files the component itself has something to say.
  if (transports.length === 0) return [];
  if (transports.every((transport) => transport === 'body') && !isOneFile(fileFields)) {
    const cause = 'its parsers take the whole body for one file, and its model is not of exactly one';
    return [{ code: 'FILES_WITHOUT_PARSER', cause, fix: 'declare one file, or name a parser that reads several: parsers: [multipartParser()]' }];
  }
  const fix = 'files come in a form: declare its fields as a model, for the media type of the form';
  return [{ code: 'PARSER_MISSING', cause: 'no parser reads both its files and its body', fix }];
}

/** A client could do nothing about a file that has no key. */
function filesAreKept(endpoint: EndpointContract): ComponentProblem[] {
  const needing = endpoint.fileFields.find(({ needsKey }) => needsKey);
  if (!needing) return [];
  const cause = `the model of its file ${needing.name} requires a key`;
  if (endpoint.components.some(({ component }) => component.streams)) {
    return [
      { code: 'FILES_NOT_KEPT', cause: `${cause}, and files that arrive have none`, fix: 'take key out of the model: saveTo(storage) gives it' },
    ];
  }
  const forgetful = fittingParsers(endpoint).find(({ files, keeps }) => files.length > 0 && !keeps);
  if (!forgetful) return [];
  const fix = 'give that parser a storage that does: { storage: folderStorage(path) }';
  return [{ code: 'FILES_NOT_KEPT', cause: `${cause}, and what reads ${forgetful.mediaType} keeps no files`, fix }];
}

function responsesAreUnique({ responses }: EndpointContract): ComponentProblem[] {
  const statuses = responses.map(({ status }) => status);
  const repeated = new Set(statuses.filter((status, index) => statuses.indexOf(status) !== index));
  return [...repeated].map((status) => ({
    code: 'RESPONSE_REPEATED',
    cause: `two decorators declare the status ${status}`,
    fix: 'give each another status, or keep one',
  }));
}

function resultIsNoGenerator({ controller, handler }: EndpointContract): ComponentProblem[] {
  const method = (controller.prototype as Record<string, object>)[handler];
  const generators = ['GeneratorFunction', 'AsyncGeneratorFunction'];
  if (!generators.includes(Object.prototype.toString.call(method).slice('[object '.length, -1))) return [];
  const cause = 'the handler is a generator: what it returns is not the answer, but what makes it';
  return [{ code: 'HANDLER_GENERATOR', cause, fix: 'return the values as a list' }];
}

function bodylessResponsesHaveNoModel({ responses }: EndpointContract): ComponentProblem[] {
  return responses
    .filter(({ status, type }) => isBodyless(status) && type !== undefined)
    .map(({ status }) => ({
      code: 'RESPONSE_WITHOUT_BODY',
      cause: `a response with status ${status} has no content, but a model is declared for it`,
      fix: `@Returns(null, { status: ${status} })`,
    }));
}

function fileSizesAreWithinLimits({ fileFields, limits }: EndpointContract): ComponentProblem[] {
  return fileFields
    .filter(({ maxSize }) => maxSize !== undefined && maxSize > limits.multipartBody)
    .map(({ name, maxSize }) => ({
      code: 'LIMITS_CONTRADICT',
      cause: `the model allows ${maxSize} bytes for the file ${name}, limits.multipartBody only ${limits.multipartBody} for the whole form`,
      fix: `@Configure({ limits: { multipartBody: … } }) with more than ${maxSize}`,
    }));
}
