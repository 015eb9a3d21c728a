import { Body, Controller, FileMetadata, Get, Path, Post, Put, Query, Returns } from 'modern-rest';
import { BulkOrder, Order, OrderPath, OrderQuery, OrderSummary, Paper, ScannedPaper, Scans } from './models.js';

@Controller('/orders')
export class OrderController {
  @Post('/')
  @Returns(Order)
  create(@Body(Order) order: Order): Order {
    return order;
  }

  @Put('/bulk')
  @Returns(BulkOrder)
  order(@Body(BulkOrder) order: BulkOrder): BulkOrder {
    return order;
  }

  @Post('/several')
  @Returns([Order])
  several(@Body([Order]) orders: Order[]): Order[] {
    return orders.toReversed();
  }

  @Get('/:id/summary')
  @Returns(OrderSummary)
  summary(@Path(OrderPath) path: OrderPath, @Query(OrderQuery) query: OrderQuery): OrderSummary {
    return { ...path, ...query };
  }

  @Post('/scans')
  @Returns(ScannedPaper)
  async scan(@Body(Paper) paper: Paper, @FileMetadata(Scans) { receipt, pages = [] }: Scans): Promise<ScannedPaper> {
    return { ...paper, texts: await Promise.all([receipt, ...pages].map(async (file) => `${file.name}: ${await file.text()}`)) };
  }
}
