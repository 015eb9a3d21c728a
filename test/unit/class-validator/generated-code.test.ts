import { classValidatorSerializer, modelCode, Nested } from '@modern-rest/class-validator';
import { Body, Controller, definePropertyType, type Model, Post, Returns, valueFormat } from '@modern-rest/core';
import { Expose } from 'class-transformer';
import { Contains, Equals, IsEnum, IsIn, IsInt, IsString, Matches, NotEquals, Validate, ValidatorConstraint } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf, ask, askApi } from './echo.ts';

/** Each would do something, or break the code, if it were taken for code. */
const TEXTS = [
  `"); globalThis.hostile = 1; //`,
  `'); globalThis.hostile = 1; //`,
  `\`\${globalThis.hostile = 1}\``,
  '*/ globalThis.hostile = 1 /*',
  'globalThis.hostile = 1\nglobalThis.hostile = 2',
  'globalThis.hostile = 1\rglobalThis.hostile = 2',
  'globalThis.hostile = 1\u2028globalThis.hostile = 2\u2029',
  'back\\slash\\',
  '\\"',
  '</script>',
  '\u0000',
  'a b',
  'await',
  'return 1',
  '//# sourceURL=other.js',
];

/** A model that has a text in every place where a text of the user's may be. */
function modelWith(text: string): Model<object> {
  const inner = class {};
  IsInt({ message: text })(inner.prototype, text);
  const model = class {};
  for (const one of [inner, model]) Object.defineProperty(one, 'name', { value: text });

  const many = [text, ...Array.from({ length: 20 }, (_, index) => `${text}${index}`)];
  const properties: Readonly<Record<string, readonly PropertyDecorator[]>> = {
    [text]: [IsIn([text, 'other'], { message: text })],
    many: [IsIn(many, { message: text })],
    member: [IsEnum({ [text]: text }, { message: text })],
    same: [Equals(text, { message: text })],
    other: [NotEquals(text, { message: text }), IsString({ message: text })],
    part: [Contains(text, { message: text })],
    pattern: [Matches(new RegExp(`^${escaped(text)}$`), { message: text })],
    list: [IsIn([text], { each: true, message: text })],
    named: [Expose({ name: `${text}!` }), IsString({ message: text, context: { [text]: text } })],
    nested: [Nested(() => inner)],
    nestedList: [Nested(() => [inner])],
  };
  for (const [name, decorators] of Object.entries(properties)) {
    for (const decorate of [...decorators].reverse()) decorate(model.prototype, name);
    definePropertyType(model.prototype, name, name === 'list' ? Array : undefined);
  }
  return model;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function validFor(text: string): object {
  const same = { [text]: text, many: text, member: text, same: text, other: `not ${text}`, part: `a${text}z`, pattern: text, list: [text] };
  return { ...same, [`${text}!`]: text, nested: { [text]: 1 }, nestedList: [{ [text]: 2 }] };
}

function invalidFor(text: string): object {
  const wrong = { [text]: 'x', many: 'x', member: 'x', same: 'x', other: text, part: 'x', pattern: '', list: [text, 'x'] };
  return { ...wrong, [`${text}!`]: 1, nested: { [text]: 'x' }, nestedList: [{ [text]: 1 }, { [text]: 'x' }] };
}

describe.each([true, false])('a text of the user is never code, where code is generated: %s', (generate) => {
  test.each(TEXTS)('%j', async (text) => {
    const model = modelWith(text);

    @Controller('/', { serializer: classValidatorSerializer({ generate }) })
    class EchoController {
      @Post('/')
      @Returns(model, { status: 200 })
      echo(@Body(model) value: object): object {
        return value;
      }
    }
    const send = ask([EchoController]);
    const json = (body: object): ReturnType<typeof send> => send({ method: 'POST', url: '/', body });
    const [valid, invalid] = [validFor(text), invalidFor(text)];
    expect(await json(valid)).toEqual({ status: 200, body: valid, issues: [] });
    const { status, issues } = await json(invalid);
    expect(status).toBe(400);
    const places = [text, 'many', 'member', 'same', 'other', 'part', 'pattern', ['list', 1], `${text}!`].map((name) => [name].flat());
    expect(issues).toEqual([...places, ['nested', text], ['nestedList', 1, text]].map((place) => [['body', ...place], text]));
    expect(globalThis).not.toHaveProperty('hostile');
  });
});

describe('generated code', () => {
  test.each(TEXTS)('has a text of the user in it by name or as a literal only: %j', (text) => {
    const pieces = Object.entries(modelCode(modelWith(text), valueFormat('json', { forbidUnknown: true })));
    expect(pieces.map(([name]) => name)).toEqual(['load', 'dump', 'validate']);
    for (const [, code] of pieces) {
      expect(() => new Function(code)).not.toThrow();
      expect(code).not.toMatch(/[\r\u2028\u2029]/);
      // What is left without literals: names have no other characters than letters, digits, _ and $.
      const bare = code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
      expect(bare).toMatch(/^[\w\s$.,;:?!=<>+\-*/%&|()[\]{}'"#]*$/);
      expect(bare).not.toMatch(/globalThis\W|\*\/|return 1/);
      const named: readonly string[] = bare.match(/sourceURL=.*/g) ?? [];
      expect(named.filter((line) => !/^sourceURL=modern-rest\/(?:load|dump|validate)_[\w$]*\.js$/.test(line))).toEqual([]);
      expect(named).not.toEqual([]);
    }
  });
});

@ValidatorConstraint({ name: 'faulty' })
class Faulty {
  validate(): boolean {
    throw new Error('the constraint itself is broken');
  }
}

describe('an error that a constraint throws', () => {
  test.each([
    ['Order', 'load_Order'],
    ['a b', 'load_a_b'],
    ['größe', 'load_gr__e'],
  ])('names the code of its model %s in its stack', async (name, title) => {
    const model = class {};
    Object.defineProperty(model, 'name', { value: name });
    Validate(Faulty)(model.prototype, 'text');
    IsString()(model.prototype, 'text');

    @Controller('/')
    class FaultyController {
      @Post('/')
      @Returns(null)
      create(@Body(model) _order: object): void {}
    }
    const reported: unknown[] = [];
    const api = apiOf([FaultyController], {});
    const { status } = await askApi({ ...api, reportError: (error) => reported.push(error) })({ method: 'POST', url: '/', body: { text: 'x' } });
    expect(status).toBe(500);
    expect(reported).toEqual([new Error('the constraint itself is broken')]);
    expect((reported[0] as Error).stack).toMatch(new RegExp(`\\bmodern-rest/${title}\\.js:\\d+:\\d+`));
  });
});
