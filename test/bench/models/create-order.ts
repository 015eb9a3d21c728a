import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
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
  ValidateNested,
} from 'class-validator';

export const Channel = { Web: 'web', Phone: 'phone', Shop: 'shop' } as const;
export const Size = { Small: 'small', Medium: 'medium', Large: 'large' } as const;
export const Country = { US: 'US', DE: 'DE', FR: 'FR', JP: 'JP' } as const;

export class Address {
  @IsString() @Length(1, 100) street!: string;
  @IsString() @Length(1, 60) city!: string;
  @Matches(/^[0-9]{5}$/) zip!: string;
  @IsEnum(Country) country!: 'US' | 'DE' | 'FR' | 'JP';
  @IsNumber() @Min(-90) @Max(90) latitude!: number;
  @IsNumber() @Min(-180) @Max(180) longitude!: number;
}

export class OrderLine {
  @IsUUID() product!: string;
  @IsString() @Length(1, 50) title!: string;
  @IsEnum(Size) size!: 'small' | 'medium' | 'large';
  @IsInt() @Min(0) @Max(60) amount!: number;
  @IsOptional() @IsBoolean() wrapped?: boolean;
}

/** The model that everything is measured with: 14 properties, an object and a list within. Ours and that of every peer with decorators. */
export class CreateOrder {
  @IsUUID() reference!: string;
  @IsString() @Length(1, 100) customer!: string;
  @IsEmail() email!: string;
  @IsInt() @Min(0) @Max(150) priority!: number;
  @IsNumber() @Min(0) @Max(100) discount!: number;
  @IsEnum(Channel) channel!: 'web' | 'phone' | 'shop';
  @Matches(/^[a-z0-9_]{3,30}$/) code!: string;
  @Type(() => Date) @IsDate() deliverAt!: Date;
  @IsISO8601() placedAt!: string;
  @IsBoolean() gift!: boolean;
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) labels!: string[];
  @ValidateNested() @Type(() => Address) address!: Address;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => OrderLine) lines!: OrderLine[];
  @IsOptional() @IsString() @Length(1, 50) coupon?: string;
}
