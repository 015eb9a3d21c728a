// #region example
import { IsInt } from 'class-validator';
import { Body, Configure, Controller, jsonParser, Post, Returns } from 'modern-rest';

class Transfer {
  @IsInt() amount!: number;
}

@Controller('/transfers')
export class TransferController {
  @Configure({ parsers: [jsonParser({ duplicateKeys: 'refuse' })] })
  @Post('/')
  @Returns(Transfer)
  transfer(@Body(Transfer) transfer: Transfer): Transfer {
    return transfer;
  }
}
// #endregion example

export const runs = [{ method: 'POST', url: '/transfers', headers: { 'content-type': 'application/json' }, body: '{"amount":1,"amount":1000}' }];
