import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Intersection, Nested, UploadedFile } from 'modern-rest';

// Models that lose data, or show it, where two copies of class-transformer are loaded.

export class Device {
  @IsString()
  kind!: string;

  @Exclude({ toPlainOnly: true })
  @IsString()
  token!: string;
}

export class Phone extends Device {
  @IsInt()
  number!: number;
}

export class Account {
  @IsEmail()
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value), { toClassOnly: true })
  email!: string;

  @Exclude({ toPlainOnly: true })
  @MaxLength(20)
  password!: string;

  @Expose({ name: 'display_name' })
  @MaxLength(5)
  displayName!: string;

  @Type(() => Date)
  @IsOptional()
  since?: Date;

  @Nested(() => [Device])
  devices: Device[] = [];

  @ValidateNested()
  @Type(() => Device, { discriminator: { property: 'kind', subTypes: [{ name: 'phone', value: Phone }] }, keepDiscriminatorProperty: true })
  @IsOptional()
  main?: Device;
}

@Exclude()
export class Balance {
  @Expose()
  @IsInt()
  @Min(0)
  amount!: number;

  @IsString()
  account!: string;
}

export class Avatar extends UploadedFile {
  @IsIn(['image/png'])
  declare contentType: string;
}

export class AvatarForm {
  @Nested(() => Avatar)
  picture!: Avatar;
}

export class Hidden {
  @Exclude({ toPlainOnly: true })
  @IsString()
  secret = 'secret';
}

export class Named {
  @Expose({ name: 'full_name' })
  @IsString()
  @Transform(({ value }) => String(value).toUpperCase(), { toPlainOnly: true })
  name = 'ann';
}

export class Both extends Intersection(Hidden, Named) {}
