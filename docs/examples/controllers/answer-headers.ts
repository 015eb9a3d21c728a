// #region example
import { ApiError, Controller, Get, Returns } from 'modern-rest';

@Controller('/old')
export class MovedController {
  @Get()
  @Returns(null)
  @Returns(null, { status: 308 })
  moved(): void {
    throw new ApiError(308, null, { location: '/new' });
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/old' }];
