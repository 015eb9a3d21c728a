import { Body, Controller, createApp, Get, Path, Post, Returns } from 'modern-rest';
import { CreateOrder } from '../models/create-order.ts';
import { OrderSummary } from '../models/order-summary.ts';
import { orderSummary } from '../payload.ts';
import { furtherController } from './modern-rest-further.ts';
import { serverOptions } from './options.ts';

@Controller('/orders')
class OrderController {
  @Get('/:id')
  @Returns(OrderSummary)
  show(@Path('id', Number) id: number): OrderSummary {
    return orderSummary(id);
  }

  @Post()
  @Returns(CreateOrder)
  create(@Body(CreateOrder) order: CreateOrder): CreateOrder {
    return order;
  }
}

const { port, furtherControllers } = serverOptions();
const further = Array.from({ length: furtherControllers }, (_, index) => furtherController(index));
// Answers are validated: that is the default.
const app = createApp({ title: 'Orders', version: '1.0.0', controllers: [OrderController, ...further], openApi: false });
await app.listen(port);
