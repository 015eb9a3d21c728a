// #region example
import { IsInt, IsOptional, IsString } from 'class-validator';
import { Controller, Get, Nested, Query, Returns } from 'modern-rest';

class Line {
  @IsString() sku!: string;
  @IsInt() count = 1;
}

class Order {
  @IsString({ each: true }) tags: string[] = [];
  @IsOptional() @Nested(() => [Line]) lines?: Line[];
}

@Controller('/orders')
export class OrderController {
  @Get()
  @Returns(Order)
  find(@Query(Order) order: Order): Order {
    return order;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/orders?tags=a&tags=b' },
  { method: 'GET', url: '/orders?tags[]=a&tags[]=b' },
  { method: 'GET', url: '/orders?lines[0][sku]=p1&lines[0][count]=2&lines[1][sku]=p2' },
  { method: 'GET', url: '/orders?lines=[{"sku":"p1","count":2},{"sku":"p2"}]' },
];
