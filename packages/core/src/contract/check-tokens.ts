import type { ComponentProblem } from './component.ts';
import { type DeclaredType, declaredTypes } from './declared-type.ts';
import { lazySchemas } from './lazy-schemas.ts';
import { propertyNames } from './schema.ts';
import type { Serializer } from './serializer.ts';
import type { ValueFormat } from './value-format.ts';

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** The names of header fields and cookies are tokens (RFC 9110, section 5.1; RFC 6265, section 4.1.1): no others can be sent. */
export function checkTokens(declared: readonly DeclaredType[], what: string, format: ValueFormat, serializer: Serializer): ComponentProblem[] {
  const { schema } = lazySchemas(serializer, format);
  const names = declared.flatMap(declaredTypes).flatMap((type) => propertyNames(schema(type)));
  return [
    ...names
      .filter((name) => !TOKEN.test(name))
      .map((name) => ({
        code: 'MODEL_NOT_READABLE' as const,
        cause: `no client can send ${what} by the name ${JSON.stringify(name)}`,
        fix: `use letters, digits and any of !#$%&'*+-.^_\`|~`,
      })),
    ...checkUndivided(declared, what, format, serializer),
  ];
}

/** Where names have no brackets, the properties of a model cannot be values of their own. */
export function checkUndivided(declared: readonly DeclaredType[], what: string, format: ValueFormat, serializer: Serializer): ComponentProblem[] {
  const styles = declared.flatMap(declaredTypes).flatMap((type) => [...serializer.textStyles(type, format)]);
  return styles
    .filter(([, style]) => style === 'deep')
    .map(([name]) => ({
      code: 'MODEL_NOT_READABLE',
      cause: `${name} is spread over names with brackets, and ${what} cannot have such names`,
      fix: `leave out @DeepObject: ${name} is sent as JSON then`,
    }));
}
