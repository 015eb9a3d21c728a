import type { UntypedComponent } from '../contract/component.ts';
import { valueFormat } from '../contract/value-format.ts';
import type { HttpRequest } from '../http/message.ts';
import { componentDecorator, type TypedParameterDecorator } from '../metadata/component-decorator.ts';

/** What `@Context` gives a handler: the request as the framework sees it. */
export type RequestContext = HttpRequest;

/** The request itself, for what no other component expresses. */
export const contextComponent: UntypedComponent<RequestContext> = {
  name: 'context',
  typed: false,
  reads: 'nothing',
  format: () => valueFormat('json'),
  extract: ({ request }) => request,
  inject: () => undefined,
  describe: () => ({}),
};

/** Binds the request itself to a parameter. */
export const Context: () => TypedParameterDecorator<RequestContext> = componentDecorator(contextComponent);
