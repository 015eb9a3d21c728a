// #region example
import { Equals, IsIBAN, IsIn, IsString } from 'class-validator';
import { Body, Controller, oneOf, Post, Returns } from 'modern-rest';

class Transfer {
  @Equals('transfer') kind!: 'transfer';
  @IsIBAN() iban!: string;
}

class Card {
  @IsIn(['debit', 'credit']) kind!: 'debit' | 'credit';
  @IsString() number!: string;
}

@Controller('/payments')
export class PaymentController {
  @Post()
  @Returns(String)
  pay(@Body(oneOf(Transfer, Card)) payment: Transfer | Card): string {
    return payment instanceof Transfer ? `from ${payment.iban}` : `with a ${payment.kind} card`;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/payments', body: { kind: 'debit', number: '4111' } },
  { method: 'POST', url: '/payments', body: { kind: 'transfer', iban: 'CH0' } },
  { method: 'POST', url: '/payments', body: { kind: 'cash' } },
];
