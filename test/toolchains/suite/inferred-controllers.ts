import { Body, Controller, Get, Path, Post, Returns } from 'modern-rest';
import { Thing, ThingPath } from './inferred-models.js';

/** Leaves the models of its parameters and results to the compiler. */
@Controller('/things')
export class ThingController {
  @Post('/')
  create(@Body() thing: Thing): Thing {
    return thing;
  }

  @Get('/:id')
  next(@Path() { id }: ThingPath): ThingPath {
    return { id: id + 1 };
  }
}

/** Names its models, whose properties are left to the compiler. */
@Controller('/named-things')
export class NamedThingController {
  @Post('/')
  @Returns(Thing)
  create(@Body(Thing) thing: Thing): Thing {
    return thing;
  }

  @Get('/:id')
  @Returns(ThingPath)
  next(@Path(ThingPath) { id }: ThingPath): ThingPath {
    return { id: id + 1 };
  }
}
