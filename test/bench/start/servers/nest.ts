// NestJS on Fastify with its ValidationPipe: node start/servers/nest.js PORT CONTROLLERS
import { serverOptions } from '../../servers/options.ts';
import { recordStages } from '../stages.ts';

const { port, furtherControllers } = serverOptions();
const { end } = recordStages();
await import('reflect-metadata');
const { Module, ValidationPipe } = await import('@nestjs/common');
const { NestFactory } = await import('@nestjs/core');
const { FastifyAdapter } = await import('@nestjs/platform-fastify');
const { furtherController } = await import('../../servers/nest-further.ts');
end('import');
const controllers = Array.from({ length: furtherControllers }, (_, index) => furtherController(index));

@Module({ controllers })
class StartModule {}

end('declare');
const app = await NestFactory.create(StartModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.init();
end('create');
await app.listen(port, '127.0.0.1');
end('listen');
