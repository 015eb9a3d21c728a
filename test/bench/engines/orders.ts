import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { CreateOrder } from '../models/create-order.ts';
import { copies, VALID } from '../payload.ts';

/** What handlers answer: instances of the model. */
export function orders(): CreateOrder[] {
  return copies(VALID).map((body) => plainToInstance(CreateOrder, body));
}
