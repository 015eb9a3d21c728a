// #region example
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';
import { Body, Controller, ForbiddenError, Post, Returns, Throws } from 'modern-rest';

class Voucher {
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value), { toClassOnly: true })
  @Transform(({ value }) => value.toUpperCase(), { toPlainOnly: true })
  @IsString()
  @Length(4, 4)
  code!: string;

  @Transform(({ value }) => {
    if (value === 'nobody') throw new ForbiddenError('Vouchers are for somebody');
    return value.replace('@', '');
  })
  @IsString()
  owner!: string;
}

@Controller('/vouchers')
export class VoucherController {
  @Post('/')
  @Returns(Voucher)
  @Throws(403)
  redeem(@Body(Voucher) voucher: Voucher): Voucher {
    return voucher;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/vouchers', body: { code: ' ab12 ', owner: '@ada' } },
  { method: 'POST', url: '/vouchers', body: { code: 12, owner: '@ada' } },
  { method: 'POST', url: '/vouchers', body: { code: 'ab12', owner: 'nobody' } },
  { method: 'POST', url: '/vouchers', body: { code: 'ab12', owner: 7 } },
];
