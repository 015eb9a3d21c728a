// #region example
import { IsDate, IsInt, IsOptional, IsString } from 'class-validator';
import { Body, Controller, Post, Returns, urlencodedParser } from 'modern-rest';

class Booking {
  @IsString() name!: string;
  @IsInt() guests!: number;
  @IsInt() nights = 1;
  @IsOptional() @IsDate() until?: Date;
}

@Controller('/bookings', { parsers: [urlencodedParser()] })
export class BookingController {
  @Post()
  @Returns(Booking)
  book(@Body(Booking) booking: Booking): Booking {
    return booking;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/bookings', body: new URLSearchParams('name=&guests=2&nights=&until=') },
  { method: 'POST', url: '/bookings', body: new URLSearchParams('name=Ada&guests=') },
];
