// routing-controllers on Koa, with the validation that it has. Like ours it drops what is not declared.
import 'reflect-metadata';
import { Body, createKoaServer, Get, HttpCode, JsonController, Param, Post } from 'routing-controllers';
import { CreateOrder } from '../models/create-order.ts';
import type { OrderSummary } from '../models/order-summary.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

@JsonController('/orders')
class OrderController {
  @Get('/:id')
  show(@Param('id') id: number): OrderSummary {
    return orderSummary(id);
  }

  @Post()
  @HttpCode(201)
  create(@Body() order: CreateOrder): CreateOrder {
    return order;
  }
}

createKoaServer({ controllers: [OrderController], validation: { whitelist: true } }).listen(serverOptions().port, '127.0.0.1');
