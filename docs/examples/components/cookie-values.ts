// #region example
import { Controller, Cookie, Get, Returns } from 'modern-rest';

@Controller('/cart')
export class CartController {
  @Get()
  @Returns(String)
  show(
    @Cookie('session', String) session: string,
    @Cookie('items', [Number], { default: [] }) items: number[],
    @Cookie('theme', String, { optional: true }) theme: string | undefined,
  ): string {
    return `${session} has ${items.length} items and ${theme ?? 'no theme'}`;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/cart', headers: { cookie: 'session=s1; items=4,7; theme=dark' } },
  { method: 'GET', url: '/cart', headers: { cookie: 'items=4,seven' } },
];
