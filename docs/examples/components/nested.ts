// #region example
import { ArrayMinSize, IsInt, IsString } from 'class-validator';
import { Body, Controller, Nested, Post, Returns } from 'modern-rest';

class Address {
  @IsString() city!: string;
}

class Line {
  @IsString() item!: string;
  @IsInt() amount!: number;
}

class Delivery {
  @Nested() address!: Address;
  @Nested(() => [Line]) @ArrayMinSize(1) lines!: Line[];
  @IsString({ each: true }) notes: string[] = [];
}

@Controller('/deliveries')
export class DeliveryController {
  @Post()
  @Returns(Delivery)
  create(@Body(Delivery) delivery: Delivery): Delivery {
    return delivery;
  }
}
// #endregion example

export const runs = [
  {
    method: 'POST',
    url: '/deliveries',
    body: { address: { city: 'Bern' }, lines: [{ item: 'tea', amount: 2 }] },
  },
  {
    method: 'POST',
    url: '/deliveries',
    body: { address: {}, lines: [{ item: 'tea', amount: 2 }, { item: 'jam' }] },
  },
];
