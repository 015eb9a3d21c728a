import { IsArray, IsBoolean, IsDate, IsIn, IsInt, IsNumber, IsOptional, IsString } from 'class-validator';
import { DeepObject, Nested, Optional, UploadedFile } from 'modern-rest';

/** The models that the requests of the corpus are read with. The path of a request names its model. */

/** `/scalars`: one value of each type. */
export class Scalars {
  @IsString() name!: string;
  @Optional() @IsInt() age?: number;
  @Optional() @IsNumber() price?: number;
  @Optional() @IsBoolean() active?: boolean;
  @Optional() @IsIn(['small', 'large']) size?: string;
}

/** `/lists`: lists of values. */
export class Lists {
  @IsArray() @IsString({ each: true }) tags!: string[];
  @Optional() @IsArray() @IsInt({ each: true }) ids?: number[];
}

class Item {
  @IsString() name!: string;
  @Optional() @IsInt() quantity?: number;
  @Optional() @IsArray() @IsString({ each: true }) tags?: string[];
}

/** `/orders`: a list of models. */
export class Orders {
  @IsArray() @Nested(() => [Item]) items!: Item[];
}

class Price {
  @Optional() @IsNumber() from?: number;
  @Optional() @IsNumber() to?: number;
}

class Filter {
  @IsString() color!: string;
  @Optional() @IsBoolean() active?: boolean;
  @Optional() @IsArray() @IsString({ each: true }) tags?: string[];
  @Optional() @Nested() price?: Price;
}

/** `/filter`: a model within the model, a deep object in queries. */
export class Search {
  @DeepObject() @Nested() filter!: Filter;
}

/** `/optional`: values that may be missing, and one that may be null. */
export class OptionalValues {
  @Optional() @IsString() title?: string;
  @Optional() @IsInt() nights?: number;
  @Optional() @IsBoolean() breakfast?: boolean;
  @Optional() @IsIn(['single', 'double']) room?: string;
  @Optional() @IsDate() until?: Date;
  @Optional({ nullable: true }) @IsString() note?: string | null;
  @Optional() @IsArray() @IsString({ each: true }) tags?: string[];
}

/** `/dates`. */
export class Dates {
  @IsDate() from!: Date;
  @IsOptional() @IsDate() to?: Date;
}

export class Labels {
  @Optional() @IsString() title?: string;
  @Optional() @IsArray() @IsString({ each: true }) tags?: string[];
}

/** `/file`: one file, with text fields. */
export class OneFile {
  @Nested() file!: UploadedFile;
}

/** `/files`: a list of files, with text fields. */
export class FileList {
  @IsArray() @Nested(() => [UploadedFile]) files!: UploadedFile[];
}

class Address {
  @IsString() city!: string;
}

class Person {
  @IsString() name!: string;
  @Optional() @IsInt() age?: number;
  @Optional() @Nested() address?: Address;
}

/** `/profile`: a JSON field and a text field, with a file that may be missing. */
export class Profile {
  @Nested() person!: Person;
  @Optional() @IsString() title?: string;
}

export class Avatar {
  @Optional() @Nested() avatar?: UploadedFile;
}
