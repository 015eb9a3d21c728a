import { inMemory } from '@modern-rest/testing';
import { Allow, IsArray, IsBoolean, IsDate, IsEnum, IsIn, IsInt, IsNumber, IsObject, IsString } from 'class-validator';
import { Body, Controller, createApp, jsonParser, Nested, Nullable, nullable, oneOf, Post, Returns, record } from 'modern-rest';
import { expect, test } from 'vitest';

class Place {
  @IsString() street!: string;
}

enum Colour {
  Red = 'red',
  Blue = 'x',
}

const VALUES = {
  null: 'null',
  'no text': '""',
  text: '"x"',
  date: '"2026-01-31"',
  zero: '0',
  'minus zero': '-0',
  'more than numbers hold': '9007199254740993',
  'more than numbers know': '1e999',
  true: 'true',
  object: '{}',
  place: '{"street":"x"}',
  list: '[]',
  texts: '["x"]',
  numbers: '[0]',
  places: '[{"street":"x"}]',
  lists: '[["x"]]',
} as const;

type Value = keyof typeof VALUES;
const TEXTS: readonly Value[] = ['no text', 'text', 'date'];
const INTEGERS: readonly Value[] = ['zero', 'minus zero'];
const NUMBERS: readonly Value[] = [...INTEGERS, 'more than numbers hold'];
/** No JSON has more than numbers know, whatever its type. */
const ANYTHING = (Object.keys(VALUES) as Value[]).filter((value) => value !== 'more than numbers know');
const LISTS: readonly Value[] = ['list', 'texts', 'numbers', 'places', 'lists'];

function property(...decorators: readonly PropertyDecorator[]) {
  class Holder {}
  for (const decorate of decorators) decorate(Holder.prototype, 'value');
  return Holder;
}

/** What a property of a declared type takes of JSON; all else is a 400. */
const PROPERTIES: readonly (readonly [type: string, model: new () => object, takes: readonly Value[]])[] = [
  ['a text', property(IsString()), TEXTS],
  ['an integer', property(IsInt()), INTEGERS],
  ['a number', property(IsNumber()), NUMBERS],
  ['a boolean', property(IsBoolean()), ['true']],
  ['a date', property(IsDate()), ['date']],
  ['an enum', property(IsEnum(Colour)), ['text']],
  ['one of some values', property(IsIn([0, 'x', true])), ['text', ...INTEGERS, 'true']],
  ['a nullable integer', property(Nullable() as PropertyDecorator, IsInt()), ['null', ...INTEGERS]],
  ['a list', property(IsArray()), LISTS],
  ['a list of texts', property(IsString({ each: true })), ['list', 'texts']],
  ['a list of integers', property(IsInt({ each: true })), ['list', 'numbers']],
  ['an object', property(IsObject()), ['object', 'place']],
  ['a model', property(Nested(() => Place)), ['place']],
  ['a list of models', property(Nested(() => [Place])), ['list', 'places']],
  ['anything that is there', property(Allow(), Reflect.metadata('design:type', Object)), ANYTHING],
];

/** What a body of a declared type takes. */
const BODIES: readonly (readonly [type: string, reference: unknown, takes: readonly Value[]])[] = [
  ['a text', String, TEXTS],
  ['a number', Number, NUMBERS],
  ['a boolean', Boolean, ['true']],
  ['a date', Date, ['date']],
  ['a model', Place, ['place']],
  ['a nullable model', nullable(Place), ['null', 'place']],
  ['a list of texts', [String], ['list', 'texts']],
  ['a list of models', [Place], ['list', 'places']],
  ['a list of lists', [[String]], ['list', 'lists']],
  ['a record of texts', record(String), ['object', 'place']],
  ['a union', oneOf(Number, Place, [String]), [...NUMBERS, 'place', 'list', 'texts']],
];

async function takenBy(reference: unknown, write: (json: string) => string): Promise<string[]> {
  class TakingController {
    take(_body: unknown): void {}
  }
  Body(reference as never)(TakingController.prototype, 'take', 0 as never);
  Returns(null)(TakingController.prototype, 'take', {} as never);
  Post('/')(TakingController.prototype, 'take', {});
  Controller('/', { parsers: [jsonParser()] })(TakingController);
  const send = inMemory(createApp({ title: 'x', version: '1', controllers: [TakingController] }).api);
  const taken: string[] = [];
  for (const [name, json] of Object.entries(VALUES)) {
    const { status } = await send({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, body: write(json) });
    expect([204, 400], `${name}: ${status}`).toContain(status);
    if (status === 204) taken.push(name);
  }
  return taken;
}

const inOrder = (takes: readonly string[]): string[] => Object.keys(VALUES).filter((name) => takes.includes(name));

test.each(PROPERTIES)('E3: the property %s takes what it is, and nothing else', async (_, model, takes) => {
  expect(await takenBy(model, (json) => `{"value":${json}}`)).toEqual(inOrder(takes));
});

test.each(BODIES)('E3: the body %s takes what it is, and nothing else', async (_, reference, takes) => {
  expect(await takenBy(reference, (json) => json)).toEqual(inOrder(takes));
});
