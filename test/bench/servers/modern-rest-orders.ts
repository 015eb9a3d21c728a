import { Body, Controller, Get, Path, Post, Returns } from 'modern-rest';
import { CreateOrder } from '../models/create-order.ts';
import { OrderSummary } from '../models/order-summary.ts';
import { orderSummary } from '../payload.ts';

@Controller('/orders')
export class OrderController {
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
