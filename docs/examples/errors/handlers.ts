// #region example
import { IsInt } from 'class-validator';
import {
  Body,
  Configure,
  Controller,
  createApp,
  type ErrorHandler,
  errorResponse,
  HttpError,
  NotFoundError,
  Post,
  Put,
  Returns,
  reply,
} from 'modern-rest';

class Order {
  @IsInt() item!: number;
}

class Shortage {
  @IsInt() left!: number;
}

class OutOfStock extends Error {
  readonly left = 3;
}
class NoRow extends Error {}
class ConnectionLost extends Error {}

function store({ item }: Order): void {
  if (item === 1) throw new OutOfStock();
  if (item === 2) throw new NoRow();
  if (item === 3) throw new ConnectionLost();
}

const answerShortage: ErrorHandler = (error) => (error instanceof OutOfStock ? reply(409, { left: error.left }) : undefined);

const nameWhatIsMissing: ErrorHandler = (error) => {
  if (error instanceof NoRow) throw new NotFoundError('There is no such item');
  return undefined;
};

const hideTheDatabase: ErrorHandler = (error) => {
  if (error instanceof ConnectionLost)
    throw new HttpError(503, 'unavailable', 'Try again later', 'internal_error', { headers: { 'retry-after': '5' } });
  return undefined;
};

@Controller('/orders', { errorHandler: nameWhatIsMissing, responses: [errorResponse(404, 'There is no such item')] })
class OrderController {
  @Post()
  @Configure({ errorHandler: answerShortage })
  @Returns(null)
  @Returns(Shortage, { status: 409 })
  create(@Body(Order) order: Order): void {
    store(order);
  }

  @Put()
  @Returns(null)
  replace(@Body(Order) order: Order): void {
    store(order);
  }
}

export const app = createApp({
  title: 'Orders',
  version: '1.0.0',
  controllers: [OrderController],
  errorHandler: hideTheDatabase,
  responses: [errorResponse(503, 'The database does not answer')],
  reportError: () => undefined,
});
// #endregion example

export const runs = [
  { method: 'POST', url: '/orders', body: { item: 1 } },
  { method: 'POST', url: '/orders', body: { item: 2 } },
  { method: 'POST', url: '/orders', body: { item: 3 } },
  { method: 'PUT', url: '/orders', body: { item: 1 } },
];
