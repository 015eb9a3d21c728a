import { IsBoolean, IsEmail, IsEnum, IsInt, IsISO8601, IsString } from 'class-validator';
import { Channel } from './create-order.ts';

/** What a GET answers. */
export class OrderSummary {
  @IsInt() id!: number;
  @IsString() customer!: string;
  @IsEmail() email!: string;
  @IsEnum(Channel) channel!: 'web' | 'phone' | 'shop';
  @IsBoolean() gift!: boolean;
  @IsISO8601() placedAt!: string;
}
