import { Nullable, Optional } from '@modern-rest/class-validator';
import { Controller, Get, Query, Returns } from '@modern-rest/core';

// B16: the compiler compares the decorator with the declared type of its property.
export class Presence {
  @Optional() title?: string;
  @Optional() tags?: string[];
  @Optional() date: Date | undefined;
  @Optional({ nullable: true }) both?: string | null;
  @Nullable() summary!: string | null;
  @Optional() anything: unknown;
  @Nullable() nothing: unknown;

  // @ts-expect-error it is never missing
  @Optional() a!: string;
  // @ts-expect-error it may be null
  @Optional() b?: string | null;
  // @ts-expect-error it is never null
  @Nullable() c?: string;
  // @ts-expect-error it is never null
  @Nullable() d!: string;
  // @ts-expect-error it may be missing
  @Nullable() e?: string | null;
  // @ts-expect-error it is never null
  @Optional({ nullable: true }) f?: string;

  // B9: items
  @Nullable({ each: true }) texts!: (string | null)[];
  @Nullable({ each: true }) set?: Set<number | null>;
  @Nullable({ each: true }) map?: Map<string, number | null>;
  // @ts-expect-error its items are never null
  @Nullable({ each: true }) words!: string[];
  // @ts-expect-error it is not a collection
  @Nullable({ each: true }) word!: string | null;
}

@Controller('/')
export class SingleController {
  @Get('/')
  @Returns(String)
  read(@Query('limit', Number, { validate: [Nullable()] }) limit: number): string {
    return String(limit);
  }
}
