// NestJS on Fastify, with its ValidationPipe. Like ours it drops what is not declared.
import 'reflect-metadata';
import { Body, Controller, Get, Module, Param, ParseIntPipe, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CreateOrder } from '../models/create-order.ts';
import type { OrderSummary } from '../models/order-summary.ts';
import { orderSummary } from '../payload.ts';
import { furtherController } from './nest-further.ts';
import { serverOptions } from './options.ts';

@Controller('orders')
class OrderController {
  @Get(':id')
  show(@Param('id', ParseIntPipe) id: number): OrderSummary {
    return orderSummary(id);
  }

  @Post()
  create(@Body() order: CreateOrder): CreateOrder {
    return order;
  }
}

const { port, furtherControllers } = serverOptions();
const further = Array.from({ length: furtherControllers }, (_, index) => furtherController(index));

@Module({ controllers: [OrderController, ...further] })
class OrderModule {}

const app = await NestFactory.create(OrderModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(port, '127.0.0.1');
