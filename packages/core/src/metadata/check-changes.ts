import { checkSettings } from '../contract/check-settings.ts';
import { extensionFailed } from '../contract/compile-extension.ts';
import type { ComponentProblem } from '../contract/component.ts';
import type { EndpointDeclaration } from '../contract/endpoint-contract.ts';
import { type Kinds, listOf, sortByKind } from '../contract/kind.ts';
import { OPERATION_KINDS, SETTING_KINDS } from '../contract/setting-kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { successOf } from './derive-responses.ts';

/** Values that a plugin can change. Plugins in JavaScript are not checked by TypeScript. */
const KINDS: Kinds = {
  ...SETTING_KINDS,
  ...OPERATION_KINDS,
  components: listOf('a list of components', 'component', 'parameters'),
};

/** Lists what is wrong with the declaration that a plugin returned. Looks only at the changes: the rest is checked where it is written. */
export function checkChanges(before: EndpointDeclaration, after: unknown, plugin: string): ComponentProblem[] {
  if (!isDeclaration(after, before)) {
    return [extensionFailed(`transform of ${plugin} returned ${describeValue(after)}, not a declaration of the endpoint`, RETURN_IT)];
  }
  if (after === before) return [];
  const { right, problems } = sortByKind(changes(before, after), KINDS);
  const found = [...problems, ...checkSettings(right, after).problems];
  if (found.length === 0 && !successOf(after.responses)) found.push(NO_SUCCESS);
  return found.map((problem) => ({ ...problem, cause: `${plugin} changed the endpoint: ${problem.cause}` }));
}

const NO_SUCCESS: ComponentProblem = {
  code: 'RESPONSE_MISSING',
  cause: 'it has no response for the result of the handler',
  fix: 'keep the response of a success or a redirect, or add one',
};

const RETURN_IT = 'return the endpoint, or a copy with changes: { ...endpoint, guards: [...endpoint.guards, guard] }';

/** `true` if each member is of the same kind as before. */
function isDeclaration(after: unknown, before: EndpointDeclaration): after is EndpointDeclaration {
  if (typeof after !== 'object' || after === null) return false;
  return Object.entries(before).every(([name, value]) => {
    const changed = (after as Readonly<Record<string, unknown>>)[name];
    return value === undefined || (typeof changed === typeof value && Array.isArray(changed) === Array.isArray(value) && changed !== null);
  });
}

/** The changes, as one level of settings would name them. */
function changes(before: EndpointDeclaration, after: EndpointDeclaration): object {
  const { serializer, parsers, renderers, wireNames, forbidUnknown, validateResponses, components } = after;
  const settings = { serializer, parsers, renderers, wireNames, forbidUnknown, validateResponses, components };
  return {
    ...differing(before, settings),
    ...differing(before.doc, after.doc),
    limits: differing(before.limits, after.limits),
    guards: added(before.guards, after.guards),
    responses: [...added(before.shared, after.shared), ...added(before.responses, after.responses)],
    errorHandler: added(before.errorHandlers, after.errorHandlers).find((handler) => typeof handler !== 'function'),
  };
}

function differing<T extends object>(before: object, after: T): Partial<T> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => (before as Record<string, unknown>)[name] !== value)) as Partial<T>;
}

function added<T>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter((item) => !before.includes(item));
}
