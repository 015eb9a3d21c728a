// #region example
import { Transform } from 'class-transformer';
import { IsDateString, IsInt, IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class Product {
  @IsInt() price!: string;
  @IsDateString() soldOn!: Date;
  @Transform(({ value }) => String(value)) @IsString() code!: number;
}

@Controller('/products')
class ProductController {
  @Post('/')
  @Returns(null)
  create(@Body(Product) _product: Product): void {}
}
// #endregion example

export const controllers = [ProductController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
