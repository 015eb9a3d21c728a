import { IsArray, IsEmail, IsInt, IsOptional, IsString } from 'class-validator';
import { DeepObject, Nested, UploadedFile } from 'modern-rest';

export class Address {
  @IsString() streetName!: string;
}

export class CreateOrder {
  @IsInt() orderNumber!: number;
  @IsOptional() @Nested() shipTo?: Address;
}

/** In answers alone. */
class Seller {
  @IsEmail() email!: string;
}

export class Order extends CreateOrder {
  @Nested() soldBy!: Seller;
}

export class SortOrder {
  @IsString() propertyName!: string;
}

export class Page {
  @IsInt() pageNumber = 1;
  @IsOptional() @DeepObject() @Nested() sortBy?: SortOrder;
}

export class Row {
  @IsArray() @IsString({ each: true }) cells!: string[];
}

export class Receipt extends UploadedFile {}

export class Receipts {
  @Nested() firstReceipt!: Receipt;
}
