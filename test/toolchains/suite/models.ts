import { Expose, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { Intersection, Nested, UploadedFile } from 'modern-rest';

// Every class is named where it is needed, so these models need no metadata of the compiler.

export class Address {
  @IsString()
  city!: string;

  @Length(2, 2)
  country = 'DE';
}

export class Delivery {
  @IsIn(['post', 'courier'])
  by = 'post';

  @IsInt()
  @Min(1)
  parcels = 1;
}

export class Line {
  @IsString()
  article!: string;

  @IsInt()
  @Min(1)
  quantity = 1;

  @IsInt()
  price!: number;
}

export class Order {
  @IsEmail()
  customer!: string;

  @Nested(() => Address)
  address!: Address;

  @Nested(() => Delivery)
  delivery = new Delivery();

  @Nested(() => [Line])
  lines: Line[] = [];

  @IsOptional()
  @IsString()
  note?: string;

  // Nothing but class-transformer knows of this one.
  @Type(() => Date)
  due!: Date;

  @Expose()
  @IsInt()
  get total(): number {
    return this.lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  }
}

/** A subclass that narrows a property, gives another initial value, and adds one of its own. */
export class BulkOrder extends Order {
  @MaxLength(16)
  declare customer: string;

  override note = 'in bulk';

  @IsInt()
  @Min(10)
  copies!: number;
}

export class OrderPath {
  @IsInt()
  id!: number;
}

export class OrderQuery {
  @IsInt()
  @Min(1)
  page = 1;

  @IsInt()
  @Max(100)
  size = 20;

  @IsOptional()
  @IsBoolean()
  open?: boolean;

  @IsOptional()
  @IsString({ each: true })
  tag?: string[];
}

/** What was asked for, as it was understood. */
export class OrderSummary extends Intersection(OrderPath, OrderQuery) {}

export class Scan extends UploadedFile {
  @IsIn(['text/plain'])
  declare contentType: string;

  @Max(32)
  declare size: number;
}

export class Scans {
  @Nested(() => Scan)
  receipt!: Scan;

  @IsOptional()
  @Nested(() => [Scan])
  pages?: Scan[];
}

export class Titled {
  @IsString()
  title!: string;
}

/** The base class holds the initial value, the other model declares the same property without one. */
export class Revised extends Titled {
  @IsInt()
  revision = 7;
}

export class Revision {
  @IsInt()
  revision!: number;
}

export class Paper extends Intersection(Revised, Revision) {}

export class ScannedPaper extends Paper {
  @IsString({ each: true })
  texts!: string[];
}
