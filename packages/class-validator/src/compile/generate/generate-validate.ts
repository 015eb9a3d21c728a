import { within } from '../findings.ts';
import { interpretValidate } from '../interpret-validate.ts';
import type { ValidatePlan } from '../plans.ts';
import type { PropertyChecks } from '../property-checks.ts';
import type { ValidateProperties } from '../validate-value.ts';
import type { ValidatedProperty } from '../validation-plan.ts';
import { codeChecks, emitChecks } from './emit-checks.ts';
import { identifier, member, newSource, type OnGenerated, type Source } from './source.ts';

/** Generates the function that asks about the properties of an object `r`; `v` is the value of one. */
export function generateValidate(plan: ValidatePlan, onGenerated?: OnGenerated): ValidateProperties {
  const source = newSource(onGenerated);
  const { name, line } = source;
  const title = `validate_${plan.model.name}`;
  line(`function ${identifier(title)}(r, c) {`);
  line('const f = c.failures;');
  line('let v, w, i, n, m;');
  for (const [index, property] of plan.properties.entries()) {
    const checks = isSimple(property.checks) ? codeChecks(property.checks, source) : undefined;
    if (checks) emitProperty(property, index, checks, plan, source);
    else line(`${name(interpretValidate({ ...plan, properties: [property] }), `validate_${property.name}`)}(r, c);`);
  }
  line('}');
  return source.build(title);
}

function isSimple({ excuses }: PropertyChecks): boolean {
  return !(excuses.optional && excuses.nullable);
}

function emitProperty(
  { name: property, step, checks: { excuses, nested, skips } }: ValidatedProperty,
  index: number,
  checks: NonNullable<ReturnType<typeof codeChecks>>,
  { validateNested }: ValidatePlan,
  source: Source,
): void {
  const { name, line } = source;
  line(`p${index}: {`);
  line(`v = ${member('r', property)};`);
  if (excuses.optional) line(`if (v === null || v === undefined) break p${index};`);
  if (excuses.omissible) line(`if (v === undefined) break p${index};`);
  if (excuses.nullable) line(`if (v === null) break p${index};`);
  emitChecks({ checks, step, object: 'r', typed: undefined, holes: true }, source);
  if (nested) {
    line(`if (v === undefined) break p${index};`);
    line('n = f.length;');
    line(`${name(validateNested, 'validate_nested')}(v, ${name(nested, `nested_${property}`)}, ${name(skips, 'skips')}, r, c);`);
    line(`if (f.length !== n) ${name(within, 'within')}(c, n, ${name(step, `at_${property}`)});`);
  }
  line('}');
}
