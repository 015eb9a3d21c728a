import { Type } from 'class-transformer';
import { ArrayUnique, Equals, IsArray, IsInt, IsNumber, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';

/** A tree that nests as deep as JSON may. */
export class Tree {
  @IsOptional() @IsInt() size?: number;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Tree) children?: Tree[];
}

/** Two properties, both required. */
export class Item {
  @IsString() name!: string;
  @IsInt() amount!: number;
}

/** A text that nothing bounds. */
export class Note {
  @IsString() text!: string;
}

/** A number of any size. */
export class Measured {
  @IsNumber() value!: number;
}

/** An object of which nothing is known. */
export class Untyped {
  @IsObject() value!: object;
}

/** Texts that differ. */
export class Labelled {
  @IsArray() @ArrayUnique() @IsString({ each: true }) labels!: string[];
}

export class Cat {
  @Equals('cat') kind!: 'cat';
  @IsString() name!: string;
}

export class Dog {
  @Equals('dog') kind!: 'dog';
  @IsInt() age!: number;
}
