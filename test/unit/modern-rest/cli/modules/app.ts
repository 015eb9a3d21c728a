import { IsString } from 'class-validator';
import {
  Body,
  byMediaType,
  Configure,
  Context,
  Controller,
  createApp,
  FileMetadata,
  Get,
  jsonParser,
  optional,
  Patch,
  Path,
  Post,
  Query,
  type RequestContext,
  Returns,
  record,
  Throws,
  urlencodedParser,
} from 'modern-rest';
import { CreateOrder, Order, Page, Receipts, Row } from './models.ts';

/** Exported under another name, too, and used nowhere. */
export class Unused {
  @IsString() text!: string;
}
export { Unused as Alias };

@Controller('/orders', { wireNames: 'snake_case' })
export class OrderController {
  @Post('/')
  @Returns(Order)
  create(@Body(CreateOrder) order: CreateOrder, @Context() _context: RequestContext): Order {
    return { ...order, soldBy: { email: 'ada@example.org' } };
  }

  @Configure({ parsers: [] })
  @Get('/')
  @Returns([Order])
  find(@Query(Page) _page: Page): Order[] {
    return [];
  }

  @Get('/:id')
  @Throws(404)
  @Returns(record(Order))
  show(@Path('id', Number) _id: number, @Query('pageSize', Number) _size: number, @Query('page', Number) _page: number): Record<string, Order> {
    return {};
  }

  @Configure({ parsers: [urlencodedParser(), jsonParser()] })
  @Post('/rows')
  @Returns(null)
  rows(@Body(byMediaType({ 'application/json': [Row], 'application/x-www-form-urlencoded': Row })) _rows: Row | Row[]): void {}

  @Patch('/')
  @Returns(null)
  remove(@Body(optional(Row)) _row: Row | undefined): void {}

  @Post('/receipts')
  @Returns(String)
  receipts(@FileMetadata(Receipts) _receipts: Receipts): string {
    return 'taken';
  }
}

export const app = createApp({ title: 'Orders', version: '2.1.0', prefix: '/api', controllers: [OrderController] });
export const sameApi = app.api;
export const nothing = null;
