import { Body, Controller, Get, Path, Post, Route, SuccessResponse } from '@tsoa/runtime';
import { orderSummary } from '../../payload.ts';

// tsoa reads its rules from types and comments: these interfaces mean what the models mean.

export interface Address {
  /**
   * @minLength 1
   * @maxLength 100
   */
  street: string;
  /**
   * @minLength 1
   * @maxLength 60
   */
  city: string;
  /** @pattern ^[0-9]{5}$ */
  zip: string;
  country: 'US' | 'DE' | 'FR' | 'JP';
  /**
   * @minimum -90
   * @maximum 90
   */
  latitude: number;
  /**
   * @minimum -180
   * @maximum 180
   */
  longitude: number;
}

export interface OrderLine {
  /** @pattern ^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$ */
  product: string;
  /**
   * @minLength 1
   * @maxLength 50
   */
  title: string;
  size: 'small' | 'medium' | 'large';
  /**
   * @isInt
   * @minimum 0
   * @maximum 60
   */
  amount: number;
  wrapped?: boolean;
}

export interface CreateOrder {
  /** @pattern ^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$ */
  reference: string;
  /**
   * @minLength 1
   * @maxLength 100
   */
  customer: string;
  /** @pattern ^[^@\s]+@[^@\s]+\.[^@\s]+$ */
  email: string;
  /**
   * @isInt
   * @minimum 0
   * @maximum 150
   */
  priority: number;
  /**
   * @minimum 0
   * @maximum 100
   */
  discount: number;
  channel: 'web' | 'phone' | 'shop';
  /** @pattern ^[a-z0-9_]{3,30}$ */
  code: string;
  deliverAt: Date;
  /** @pattern ^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$ */
  placedAt: string;
  gift: boolean;
  /** @maxItems 20 */
  labels: string[];
  address: Address;
  /** @maxItems 50 */
  lines: OrderLine[];
  /**
   * @minLength 1
   * @maxLength 50
   */
  coupon?: string;
}

export interface OrderSummary {
  id: number;
  customer: string;
  email: string;
  channel: 'web' | 'phone' | 'shop';
  gift: boolean;
  placedAt: string;
}

@Route('orders')
export class OrderController extends Controller {
  @Get('{id}')
  public show(@Path() id: number): OrderSummary {
    return orderSummary(id);
  }

  @Post()
  @SuccessResponse(201)
  public create(@Body() order: CreateOrder): CreateOrder {
    this.setStatus(201);
    return order;
  }
}
