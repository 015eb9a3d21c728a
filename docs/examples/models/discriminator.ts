// #region example
import { Type } from 'class-transformer';
import { IsPositive } from 'class-validator';
import { Body, Controller, Nested, Post, Returns } from 'modern-rest';

abstract class Shape {}

class Circle extends Shape {
  @IsPositive()
  radius!: number;
}

class Square extends Shape {
  @IsPositive()
  side!: number;
}

class Drawing {
  @Nested()
  @Type(() => Shape, {
    discriminator: {
      property: 'kind',
      subTypes: [
        { name: 'circle', value: Circle },
        { name: 'square', value: Square },
      ],
    },
  })
  shapes!: Shape[];
}

@Controller('/drawings')
export class DrawingController {
  @Post()
  @Returns(Drawing)
  create(@Body(Drawing) drawing: Drawing): Drawing {
    return { shapes: drawing.shapes.filter((shape) => shape instanceof Circle) };
  }
}
// #endregion example

export const runs = [
  {
    method: 'POST',
    url: '/drawings',
    body: {
      shapes: [
        { kind: 'circle', radius: 1 },
        { kind: 'square', side: 2 },
      ],
    },
  },
  { method: 'POST', url: '/drawings', body: { shapes: [{ kind: 'circle', radius: -1 }, { kind: 'cube' }] } },
];
