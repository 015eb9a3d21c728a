import { IsArray } from 'class-validator';
import {
  Body,
  base64Files,
  Configure,
  Controller,
  Cookies,
  createApp,
  FileMetadata,
  Get,
  Headers,
  jsonParser,
  oneOf,
  Path,
  Post,
  Put,
  Query,
  Returns,
  rawFileParser,
  record,
} from 'modern-rest';
import { Cat, Dog, Files, FlatValues, Item, Labelled, Measured, Note, Tree, Untyped, Values } from '../bodies/models.ts';
import { HOSTILE_TEXTS, type HostileText } from '../bodies/texts.ts';
import { CreateOrder } from '../models/create-order.ts';
import { serverOptions } from './options.ts';

/** What the process has used so far, for who measures it. */
@Controller('/used')
class UsedController {
  @Get()
  @Returns(Number)
  show(): number {
    const { user, system } = process.cpuUsage();
    return user + system;
  }
}

@Controller()
class BodiesController {
  @Post('/orders')
  @Returns(CreateOrder)
  order(@Body(CreateOrder) order: CreateOrder): CreateOrder {
    return order;
  }

  @Configure({ forbidUnknown: true })
  @Post('/strict-orders')
  @Returns(null)
  strictOrder(@Body(CreateOrder) _order: CreateOrder): void {}

  @Post('/trees')
  @Returns(Tree)
  tree(@Body(Tree) tree: Tree): Tree {
    return tree;
  }

  @Post('/items')
  @Returns([Item])
  items(@Body([Item]) items: Item[]): Item[] {
    return items;
  }

  @Configure({ forbidUnknown: true })
  @Post('/strict-items')
  @Returns(null)
  strictItems(@Body([Item]) _items: Item[]): void {}

  @Post('/item-records')
  @Returns(record(Item))
  itemRecord(@Body(record(Item)) items: Record<string, Item>): Record<string, Item> {
    return items;
  }

  @Post('/numbers')
  @Returns([Number])
  numbers(@Body([Number]) numbers: number[]): number[] {
    return numbers;
  }

  @Post('/number-records')
  @Returns(record(Number))
  numberRecord(@Body(record(Number)) numbers: Record<string, number>): Record<string, number> {
    return numbers;
  }

  @Post('/notes')
  @Returns(Note)
  note(@Body(Note) note: Note): Note {
    return note;
  }

  @Post('/measured')
  @Returns(Measured)
  measured(@Body(Measured) measured: Measured): Measured {
    return measured;
  }

  @Post('/untyped')
  @Returns(Untyped)
  untyped(@Body(Untyped) untyped: Untyped): Untyped {
    return untyped;
  }

  @Configure({ parsers: [jsonParser({ duplicateKeys: 'refuse' })] })
  @Post('/strict-keys')
  @Returns(Untyped)
  strictKeys(@Body(Untyped) untyped: Untyped): Untyped {
    return untyped;
  }

  @Post('/labels')
  @Returns(Labelled)
  labels(@Body(Labelled) labelled: Labelled): Labelled {
    return labelled;
  }

  @Post('/animals')
  @Returns([oneOf(Cat, Dog)])
  animals(@Body([oneOf(Cat, Dog)]) animals: (Cat | Dog)[]): (Cat | Dog)[] {
    return animals;
  }
}

const MiB = 1024 * 1024;

/** Forms, files and heads. */
@Controller('/', { limits: { urlencodedBody: MiB, fieldSize: MiB, fieldsSize: MiB } })
class PartsController {
  @Post('/form')
  @Returns(Number)
  form(@Body(Values) values: Values): number {
    return Object.keys(values).length;
  }

  @Put('/form')
  @Returns(Number)
  put(@Body(Values) values: Values): number {
    return Object.keys(values).length;
  }

  @Post('/file')
  @Returns(Number)
  file(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Put('/file')
  @Returns(Number)
  putFile(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Configure({ parsers: [base64Files(jsonParser())] })
  @Post('/base64')
  @Returns(Number)
  base64(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Configure({ parsers: [rawFileParser('text/plain')] })
  @Put('/raw')
  @Returns(Number)
  raw(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Get('/search')
  @Returns(Number)
  search(@Query(Values) values: Values): number {
    return Object.keys(values).length;
  }

  @Get('/headers')
  @Returns(Number)
  headers(@Headers(FlatValues) values: FlatValues): number {
    return Object.keys(values).length;
  }

  @Get('/cookies')
  @Returns(Number)
  cookies(@Cookies(FlatValues) values: FlatValues): number {
    return Object.keys(values).length;
  }

  @Get('/paths/:number')
  @Returns(Number)
  path(@Path('number', Number) number: number): number {
    return number;
  }
}

/** One text of a constraint, a list of texts, and a list of such lists. */
function textController(name: string, { decorate }: HostileText): new () => object {
  class Text {
    @decorate() text!: string;
  }
  class Texts {
    @IsArray() @decorate({ each: true }) texts!: string[];
  }

  @Controller(`/texts/${name}`)
  class TextController {
    @Post('/one')
    @Returns(null)
    one(@Body(Text) _text: Text): void {}

    @Post('/many')
    @Returns(null)
    many(@Body(Texts) _texts: Texts): void {}

    @Post('/lists')
    @Returns(null)
    lists(@Body([Texts]) _lists: Texts[]): void {}
  }
  return TextController;
}

const { port } = serverOptions();
const controllers = [
  UsedController,
  BodiesController,
  PartsController,
  ...Object.entries(HOSTILE_TEXTS).map(([name, text]) => textController(name, text)),
];
await createApp({ title: 'Bodies', version: '1.0.0', controllers, openApi: false, reportError() {} }).listen(port);
