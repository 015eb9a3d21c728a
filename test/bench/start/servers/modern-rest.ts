// Ours: node start/servers/modern-rest.js PORT CONTROLLERS
import { serverOptions } from '../../servers/options.ts';
import { recordStages } from '../stages.ts';

const { port, furtherControllers } = serverOptions();
const { end } = recordStages();
const { createApp } = await import('modern-rest');
const { furtherController } = await import('../../servers/modern-rest-further.ts');
end('import');
const controllers = Array.from({ length: furtherControllers }, (_, index) => furtherController(index));
end('declare');
const app = createApp({ title: 'Start', version: '1.0.0', controllers, openApi: false });
end('create');
await app.listen(port);
end('listen');
