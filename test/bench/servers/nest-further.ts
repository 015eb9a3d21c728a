import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { FURTHER_VALUE, type FurtherValue, furtherModel } from '../models/further-models.ts';

/** Makes one controller of the rest of an application: five endpoints, two models. */
export function furtherController(index: number): new () => object {
  const NewThing = furtherModel();
  // Declared as the answer of an endpoint; Nest knows nothing of answers.
  furtherModel();

  @Controller(`further-${index}`)
  class FurtherController {
    @Get()
    list(): FurtherValue[] {
      return [FURTHER_VALUE];
    }

    @Get(':id')
    show(@Param('id') _id: string): FurtherValue {
      return FURTHER_VALUE;
    }

    @Post()
    create(@Body() thing: FurtherValue): FurtherValue {
      return thing;
    }

    @Put(':id')
    replace(@Param('id') _id: string, @Body() thing: FurtherValue): FurtherValue {
      return thing;
    }

    @Delete(':id')
    remove(@Param('id') _id: string): void {}
  }
  // What the compiler would write if the model were a class with a name.
  Reflect.defineMetadata('design:paramtypes', [NewThing], FurtherController.prototype, 'create');
  Reflect.defineMetadata('design:paramtypes', [String, NewThing], FurtherController.prototype, 'replace');
  return FurtherController;
}
