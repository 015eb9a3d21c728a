import { Type } from 'class-transformer';
import { ArrayUnique, Equals, IsArray, IsBoolean, IsDate, IsInt, IsNumber, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { DeepObject, Nested, Split, UploadedFile } from 'modern-rest';

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

/** A member of a query or a form. */
export class Inner {
  @IsOptional() @IsString() a?: string;
}

/** Values of all kinds that are read from text. */
export class Values {
  @IsOptional() @IsString() text?: string;
  @IsOptional() @IsNumber() number?: number;
  @IsOptional() @IsInt() integer?: number;
  @IsOptional() @IsDate() @Type(() => Date) date?: Date;
  @IsOptional() @IsBoolean() flag?: boolean;
  @IsOptional() @IsNumber({}, { each: true }) numbers?: number[];
  @IsOptional() @IsInt({ each: true }) @Split() split?: number[];
  @IsOptional() @Nested(() => Inner) nested?: Inner;
  @IsOptional() @Nested(() => Inner) @DeepObject() deep?: Inner;
}

/** Values of header fields and cookies, which have no brackets. */
export class FlatValues {
  @IsOptional() @IsNumber() number?: number;
  @IsOptional() @IsNumber({}, { each: true }) numbers?: number[];
}

/** One file. */
export class Files {
  @Nested(() => UploadedFile) file!: UploadedFile;
}
