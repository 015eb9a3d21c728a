// #region example
import { IsString } from 'class-validator';
import { Body, Controller, nullable, optional, Post, Put, Returns } from 'modern-rest';

class Reason {
  @IsString() text!: string;
}

@Controller('/order')
export class OrderController {
  @Post('/cancel')
  @Returns(String)
  cancel(@Body(optional(Reason)) reason: Reason | undefined): string {
    return reason?.text ?? 'without a reason';
  }

  @Put('/note')
  @Returns(nullable(Reason))
  note(@Body(nullable(Reason)) note: Reason | null): Reason | null {
    return note;
  }
}
// #endregion example

const json = { 'content-type': 'application/json' };

export const runs = [
  { method: 'POST', url: '/order/cancel' },
  { method: 'POST', url: '/order/cancel', body: { text: 'too late' } },
  { method: 'PUT', url: '/order/note', headers: json, body: 'null' },
  { method: 'PUT', url: '/order/note', headers: json },
];
