// The application of a row: node growth/server.js PORT ROW SIZE
import { Controller, createApp, Get, Returns } from 'modern-rest';
import { growthRow } from './growth-rows.ts';

@Controller('/ready')
class ReadyController {
  @Get()
  @Returns(Number)
  ready(): number {
    return 1;
  }
}

const [port, id, size] = process.argv.slice(2);
const { controllers, limits = {}, listen } = growthRow(String(id)).application(Number(size));
const app = createApp({ title: 'Growth', version: '1.0.0', controllers: [ReadyController, ...controllers], limits, openApi: false });
await app.listen(Number(port), '127.0.0.1', listen);
