// #region example
import { IsString, ValidateNested } from 'class-validator';
import { Body, Controller, createApp, DeepObject, Get, Headers, Nested, Post, Returns } from 'modern-rest';

class Order {
  @ValidateNested() items!: unknown[];
}

class Client {
  @IsString() version!: string;
}

class ClientHeaders {
  @Nested() @DeepObject() client!: Client;
}

@Controller('/orders')
class OrderController {
  @Post('/')
  @Returns(null)
  create(@Body(Order) _order: Order): void {}

  @Get('/')
  @Returns(null)
  check(@Headers(ClientHeaders) _headers: ClientHeaders): void {}
}
// #endregion example

export const controllers = [OrderController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
