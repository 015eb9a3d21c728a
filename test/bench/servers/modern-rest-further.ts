import { Body, Controller, Delete, Get, Path, Post, Put, Returns } from 'modern-rest';
import { FURTHER_VALUE, type FurtherValue, furtherModel } from '../models/further-models.ts';

/** Makes one controller of the rest of an application: five endpoints, two models. */
export function furtherController(index: number): new () => object {
  const NewThing = furtherModel();
  const Thing = furtherModel();

  @Controller(`/further-${index}`)
  class FurtherController {
    @Get()
    @Returns([Thing])
    list(): FurtherValue[] {
      return [FURTHER_VALUE];
    }

    @Get('/:id')
    @Returns(Thing)
    show(@Path('id') _id: string): FurtherValue {
      return FURTHER_VALUE;
    }

    @Post()
    @Returns(Thing)
    create(@Body(NewThing) thing: FurtherValue): FurtherValue {
      return thing;
    }

    @Put('/:id')
    @Returns(Thing)
    replace(@Path('id') _id: string, @Body(NewThing) thing: FurtherValue): FurtherValue {
      return thing;
    }

    @Delete('/:id')
    @Returns(null)
    remove(@Path('id') _id: string): void {}
  }
  return FurtherController;
}
