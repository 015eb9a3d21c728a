import type { ComponentProblem } from './component.ts';
import { type DeclaredType, declaredTypes } from './declared-type.ts';
import type { Serializer } from './serializer.ts';
import type { ValueFormat } from './value-format.ts';

/**
 * The properties of a model cannot be values of their own where names have no brackets: those of header fields and cookies
 * are tokens (RFC 9110, section 5.1; RFC 6265, section 4.1.1), and those of path parameters stand in the route.
 */
export function checkUndividedValues(
  declared: readonly DeclaredType[],
  what: string,
  format: ValueFormat,
  serializer: Serializer,
): ComponentProblem[] {
  const styles = declared.flatMap(declaredTypes).flatMap((type) => [...serializer.textStyles(type, format)]);
  return styles
    .filter(([, style]) => style === 'deep')
    .map(([name]) => ({
      code: 'MODEL_NOT_READABLE',
      cause: `${name} is spread over names with brackets, and ${what} cannot have such names`,
      fix: `leave out @DeepObject: ${name} is sent as JSON then`,
    }));
}
