import { Allow, IsOptional, IsString } from 'class-validator';
import { Nested } from 'modern-rest';

// Only the compiler's metadata says of what classes these properties are.

export class Maker {
  @IsString()
  name!: string;

  @Allow()
  founded: Date = new Date('1900-01-01');
}

export class Thing {
  @Nested()
  maker!: Maker;

  @Allow()
  weight!: number;

  @IsOptional()
  fragile?: boolean;
}

export class ThingPath {
  @Allow()
  id!: number;
}
