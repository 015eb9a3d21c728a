import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Body, Controller, createApi, Get, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { testClient } from '@modern-rest/testing';
import { IsBoolean, IsDate, IsEnum, IsInt, IsNumber, IsOptional, IsString } from 'class-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';

enum Size {
  Small = 'small',
  Large = 'large',
}

enum Level {
  Low = 0,
  High = 7,
}

class Part {
  @IsString()
  partName!: string;

  @IsDate()
  madeAt!: Date;

  @IsOptional()
  @Nested(() => [Part])
  subParts?: Part[];
}

class Thing {
  @IsInt()
  someNumber!: number;

  @IsNumber()
  weight!: number;

  @IsBoolean()
  isNew!: boolean;

  @IsString()
  title!: string;

  @IsEnum(Size)
  size!: Size;

  @IsEnum(Level, { each: true })
  levels!: Level[];

  @IsDate()
  at!: Date;

  @IsDate({ each: true })
  days!: Date[];

  @IsOptional()
  @IsString()
  note?: string | null;

  @IsString({ each: true })
  tags: string[] = ['new'];

  @Nested()
  main!: Part;

  @Nested(() => [Part])
  others!: Part[];
}

const received: unknown[] = [];

@Controller('/things', { wireNames: 'snake_case' })
class ThingController {
  @Post('/json')
  @Returns(Thing, { status: 200 })
  json(@Body(Thing) thing: Thing): Thing {
    received.push(thing);
    return thing;
  }

  @Get('/query')
  @Returns(Thing)
  query(@Query(Thing) thing: Thing): Thing {
    received.push(thing);
    return thing;
  }
}

@Controller('/forms', { wireNames: 'snake_case', parsers: [urlencodedParser()] })
class FormController {
  @Post('/')
  @Returns(Thing, { status: 200 })
  form(@Body(Thing) thing: Thing): Thing {
    received.push(thing);
    return thing;
  }
}

const api = createApi({ title: 'Things', version: '1', controllers: [ThingController, FormController], serializer: classValidatorSerializer() });
const things = testClient(api, ThingController);
const forms = testClient(api, FormController);

const date = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
const text = fc.string({ unit: 'grapheme', maxLength: 8 });
// JSON and text have no negative zero.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.record(
    { partName: text, madeAt: date, subParts: fc.array(tie('part'), { maxLength: 2, depthIdentifier: 'part' }) },
    { requiredKeys: ['partName', 'madeAt'] },
  ),
}));

/** `least`: text has no lists without items. */
function thing(least: 0 | 1, note: fc.Arbitrary<string | null>): fc.Arbitrary<Partial<Thing>> {
  return fc.record(
    {
      someNumber: fc.maxSafeInteger(),
      weight: number,
      isNew: fc.boolean(),
      title: text,
      size: fc.constantFrom(...Object.values(Size)),
      levels: fc.array(fc.constantFrom(Level.Low, Level.High), { minLength: least, maxLength: 3 }),
      at: date,
      days: fc.array(date, { minLength: least, maxLength: 3 }),
      note,
      tags: fc.array(text, { minLength: least, maxLength: 3 }),
      main: part,
      others: fc.array(part, { minLength: least, maxLength: 3 }),
    },
    { requiredKeys: ['someNumber', 'weight', 'isNew', 'title', 'size', 'levels', 'at', 'days', 'main', 'others'] },
  );
}

/** What a client sees of a thing: dates as text, names in snake_case, initial values filled in. */
function written(value: Partial<Thing>): unknown {
  const { tags = ['new'] } = value;
  return JSON.parse(JSON.stringify({ ...value, tags }), (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).map(([name, held]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), held]))
      : one,
  );
}

async function roundTrip(send: (value: Thing) => Promise<Response>, value: Partial<Thing>): Promise<void> {
  const response = await send(value as Thing);
  expect(await response.json()).toEqual(written(value));
  const { tags = ['new'] } = value;
  expect(received.pop()).toEqual({ ...value, tags });
}

test('what is sent as JSON is what the handler receives and what comes back', async () => {
  await fc.assert(fc.asyncProperty(thing(0, fc.option(text, { nil: null })), (value) => roundTrip((sent) => things.json(sent), value)));
});

test('what is sent in the query is what the handler receives and what comes back', async () => {
  await fc.assert(fc.asyncProperty(thing(1, text), (value) => roundTrip((sent) => things.query(sent), value)));
});

test('what is sent as a form is what the handler receives and what comes back', async () => {
  await fc.assert(fc.asyncProperty(thing(1, text), (value) => roundTrip((sent) => forms.form(sent), value)));
});

test('an invalid value is sent as it is', async () => {
  const response = await things.json({ someNumber: 'x', title: 1, others: {} } as unknown as Thing);
  expect(response.status).toBe(400);
});
