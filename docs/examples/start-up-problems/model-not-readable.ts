// #region example
import { ValidateNested } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class Order {
  @ValidateNested() items!: unknown[];
}

@Controller('/orders')
class OrderController {
  @Post('/')
  @Returns(null)
  create(@Body(Order) _order: Order): void {}
}
// #endregion example

export const controllers = [OrderController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
