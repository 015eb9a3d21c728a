import { Transform, Type } from 'class-transformer';
import {
  Equals,
  IsAlpha,
  IsArray,
  IsBoolean,
  IsDate,
  IsEnum,
  IsIn,
  IsInt,
  IsLowercase,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeepObject, HttpError, Nested, Nullable, Split } from 'modern-rest';

enum Colour {
  Red = 'red',
  Blue = 'blue',
}

/** A property of each type that text is read as, all optional: what a request sends is what it asks about. */
export class Scalars {
  @IsOptional()
  @IsString()
  text?: string;

  @IsOptional()
  @IsInt()
  int?: number;

  @IsOptional()
  @IsNumber()
  number?: number;

  @IsOptional()
  @IsBoolean()
  flag?: boolean;

  @IsOptional()
  @IsDate()
  day?: Date;

  @IsOptional()
  @IsEnum(Colour)
  colour?: Colour;

  @IsOptional()
  @IsIn([1, 2, 'many'])
  amount?: number | string;
}

export class Place {
  @IsString()
  street!: string;

  @IsInt()
  house!: number;
}

/** A nested model as class-validator and class-transformer declare one. */
export class Household {
  @ValidateNested()
  @Type(() => Place)
  place!: Place;
}

export class Size {
  @IsOptional()
  @IsInt()
  from?: number;

  @IsOptional()
  @IsInt({ each: true })
  @Split('|')
  not?: number[];
}

/** Everything that a property can be. */
export class Everything extends Scalars {
  @IsInt()
  @Min(1)
  page = 1;

  @Nullable()
  @IsInt()
  limit: number | null = 10;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @IsInt({ each: true })
  @Split()
  ids?: number[];

  @IsOptional()
  @Nested()
  place?: Place;

  @IsOptional()
  @Nested(() => [Place])
  places?: Place[];

  @IsOptional()
  @Nested()
  @DeepObject()
  size?: Size;

  @IsOptional()
  @IsObject()
  meta?: object;

  @IsOptional()
  @IsArray()
  any?: unknown[];

  @IsOptional()
  @Nested(() => Everything)
  child?: Everything;
}

export class User {
  @IsInt()
  userId!: number;

  @IsString()
  userName!: string;
}

export class Member extends User {
  @IsBoolean()
  paid!: boolean;
}

/** A text whose transformation fails at everything else, and refuses one by itself. */
export class Code {
  @Transform(({ value }: { value: string }) => {
    if (value === 'locked') throw new HttpError(429, 'locked', 'Try again later', 'ratelimit');
    if (value === 'teapot') throw new HttpError(418, 'teapot', 'No', 'user_msg');
    return value.trim();
  })
  @MaxLength(6)
  @IsLowercase()
  @IsAlpha()
  @IsString()
  code!: string;
}

export class Cat {
  @Equals('cat')
  kind!: 'cat';

  @IsInt()
  lives!: number;
}

export class Dog {
  @IsIn(['dog', 'puppy'])
  kind!: 'dog' | 'puppy';

  @IsString()
  name!: string;
}

/** A user as a form has it. */
export class UserRow {
  @IsString()
  userName!: string;
}

export class PlacePath {
  @IsInt()
  id!: number;

  @IsDate()
  day!: Date;
}

export class Head {
  @IsInt()
  clientId!: number;

  @IsOptional()
  @IsString({ each: true })
  words?: string[];
}

export class Jar {
  @IsString()
  sid!: string;

  @IsOptional()
  @IsInt()
  Visits?: number;
}

export class Preferences {
  @IsOptional()
  @IsInt()
  wait?: number;
}

/** What a handler has received. */
export class Received {
  @IsObject()
  received!: object;
}

export class Conflict {
  @IsString()
  reason!: string;
}
