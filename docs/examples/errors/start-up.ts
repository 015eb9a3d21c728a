// #region example
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, createApp, Get, Path, Post } from 'modern-rest';

class ItemPath {
  @IsInt() itemId!: number;
}

class Item {
  @IsString() name!: string;
}

@Controller('/items')
export class ItemController {
  @Get('/:id')
  show(@Path(ItemPath) { itemId }: ItemPath, @Body(Item) _item: Item): Item {
    return { name: `item ${itemId}` };
  }

  @Post()
  create(name: string): Item {
    return { name };
  }
}

export const problem = () => createApp({ title: 'Items', version: '1.0.0', controllers: [ItemController] });
// #endregion example
