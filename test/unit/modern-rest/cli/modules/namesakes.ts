import { classValidatorSerializer } from '@modern-rest/class-validator';
import { Expose } from 'class-transformer';
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

const named = { first: class Twin {}, second: class Twin {}, odd: class Odd {} };
IsInt()(named.first.prototype, 'number');
IsString()(named.second.prototype, 'text');
IsString()(named.second.prototype, 'secret');
Expose({ groups: ['admin'] })(named.second.prototype, 'secret');
IsString()(named.odd.prototype, 'text');
Object.defineProperty(named.odd, 'name', { value: 'a\n} b */ \u2028\\`' });

@Controller('/')
class TwinController {
  @Post('/first')
  @Returns(null)
  first(@Body(named.first) _twin: object): void {}

  @Post('/second')
  @Returns(null)
  second(@Body(named.second) _twin: object): void {}

  @Post('/odd')
  @Returns(null)
  odd(@Body(named.odd) _odd: object): void {}
}

const serializer = classValidatorSerializer({ transformer: { groups: ['public'] } });

export const { api } = createApp({ title: 'Twins', version: '1', controllers: [TwinController], serializer });
