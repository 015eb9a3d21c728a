import { checkNamedValues } from '../contract/check-named-values.ts';
import type { ModelComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import { errorResponse } from '../contract/response-spec.ts';
import { valueFormat } from '../contract/value-format.ts';
import { ParsingError, PayloadTooLargeError } from '../errors/http-error.ts';
import { groupByName, hasBrokenEscape, textPairs, urlencodedPairs } from '../http/text-values.ts';
import { componentOrSingleValueDecorator } from '../metadata/component-decorator.ts';

/** The query string. A repeated name is a list. */
export const queryComponent: ModelComponent = {
  name: 'query',
  typed: true,
  reads: 'nothing',

  format: ({ wireNames, forbidUnknown }) => valueFormat('text', { wireNames, forbidUnknown }),

  extract({ request, limits }) {
    if (hasBrokenEscape(request.queryString)) {
      throw new ParsingError('The query string has a percent escape that is not UTF-8', { path: ['query'] });
    }
    const pairs = urlencodedPairs(request.queryString);
    if (pairs.size > limits.queryParameters) {
      throw new PayloadTooLargeError(`The query string must not have more than ${limits.queryParameters} parameters`, ['query']);
    }
    return groupByName(pairs);
  },

  inject: (value, request) => {
    for (const [name, text] of textPairs(value)) request.query.append(name, text);
  },

  describe: (declared, describer, endpoint) => ({
    parameters: describer.parameters(knownType(declared), 'query', queryComponent.format(endpoint, 'text')),
  }),

  responses: () => [errorResponse(413, 'The request exceeds a limit')],

  check: (declared) => checkNamedValues(declared, 'values of the query string'),
};

/** Binds the query string to a parameter, or one value of it: `@Query('page', Number, { default: 1 })`. */
export const Query = componentOrSingleValueDecorator(queryComponent);
