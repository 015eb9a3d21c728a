// #region example
import { IsString } from 'class-validator';
import { Body, Controller, Post } from 'modern-rest';

class Greeting {
  @IsString() text!: string;
}

@Controller('/greetings')
export class GreetingController {
  @Post()
  create(@Body() greeting: Greeting): Greeting {
    return greeting;
  }
}
// #endregion example

export const runs = [{ method: 'POST', url: '/greetings', body: { text: 'Good morning' } }];
