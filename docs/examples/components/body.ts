// #region example
import { IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { Body, Controller, Post, Returns } from 'modern-rest';

class Order {
  @IsString() item!: string;
  @IsInt() @Min(1) amount = 1;
  @IsOptional() @IsBoolean() gift?: boolean;
}

@Controller('/orders')
export class OrderController {
  @Post()
  @Returns(Order)
  create(@Body(Order) order: Order): Order {
    return order;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/orders', body: { item: 'tea', gift: true } },
  { method: 'POST', url: '/orders', body: new URLSearchParams({ item: 'tea', amount: '2', gift: 'true' }) },
  { method: 'POST', url: '/orders', body: { item: 'tea', amount: '2', gift: 'true' } },
];
