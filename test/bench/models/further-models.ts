import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** What handlers of the rest of an application see of its models. */
export interface FurtherValue {
  title: string;
}

/** Makes one model of the rest of an application: ten properties. Each call makes a class of its own, as if somebody had written it down. */
export function furtherModel(): new () => FurtherValue {
  class Further {
    @IsUUID() id!: string;
    @IsString() @Length(1, 80) title!: string;
    @IsEmail() email!: string;
    @IsInt() @Min(0) @Max(1000) count!: number;
    @IsNumber() weight!: number;
    @IsBoolean() active!: boolean;
    @IsIn(['new', 'open', 'done']) state!: string;
    @IsISO8601() changedAt!: string;
    @Matches(/^[a-z-]{1,40}$/) slug!: string;
    @IsOptional() @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) labels?: string[];
  }
  return Further;
}

/** What fits every further model. */
export const FURTHER_VALUE = {
  id: '5d0f3e1a-8c27-4b96-a1d4-7e2b90000007',
  title: 'A further thing',
  email: 'further@example.com',
  count: 7,
  weight: 1.5,
  active: true,
  state: 'open',
  changedAt: '2024-11-22T09:49:39.608Z',
  slug: 'a-further-thing',
  labels: ['one', 'two'],
};
