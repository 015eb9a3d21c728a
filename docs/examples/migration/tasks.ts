// #region example
import { IsBoolean, IsInt, IsString, Min } from 'class-validator';
import {
  Body,
  Controller,
  createApp,
  Delete,
  errorResponse,
  Get,
  type Guard,
  group,
  headerValue,
  NotAuthenticatedError,
  NotFoundError,
  Path,
  Post,
  Query,
  Returns,
  Throws,
} from 'modern-rest';

class NewTask {
  @IsString() title!: string;
  @IsBoolean() done = false;
}

class Task extends NewTask {
  @IsInt() id!: number;
}

class Tasks {
  readonly byId = new Map<number, Task>();
}

const hasToken: Guard = {
  check(request) {
    if (headerValue(request, 'authorization') !== 'Bearer t1') throw new NotAuthenticatedError('Bearer');
  },
  responses: [errorResponse(401, 'The token is missing or wrong')],
};

@Controller('/tasks', { guards: [hasToken] })
class TaskController {
  constructor(private readonly tasks: Tasks) {}

  @Get()
  @Returns([Task])
  list(@Query('page', Number, { default: 1, validate: [IsInt(), Min(1)] }) page: number): Task[] {
    return [...this.tasks.byId.values()].slice((page - 1) * 20, page * 20);
  }

  @Get('/:id')
  @Returns(Task)
  @Throws(404, 'There is no such task')
  show(@Path('id', Number) id: number): Task {
    const task = this.tasks.byId.get(id);
    if (!task) throw new NotFoundError(`There is no task ${id}`);
    return task;
  }

  @Post()
  @Returns(Task)
  create(@Body(NewTask) values: NewTask): Task {
    const task = { ...values, id: this.tasks.byId.size + 1 };
    this.tasks.byId.set(task.id, task);
    return task;
  }

  @Delete('/:id')
  @Returns(null)
  remove(@Path('id', Number) id: number): void {
    this.tasks.byId.delete(id);
  }
}

export const app = createApp({
  title: 'Tasks',
  version: '1.0.0',
  prefix: '/api',
  controllers: [group('/v1', [new TaskController(new Tasks())])],
});
// #endregion example

const headers = { authorization: 'Bearer t1' };

export const runs = [
  { method: 'GET', url: '/api/v1/tasks' },
  { method: 'POST', url: '/api/v1/tasks', headers, body: { title: 'Water the plants', color: 'red' } },
  { method: 'POST', url: '/api/v1/tasks', headers, body: { title: 7, done: 'true' } },
  { method: 'GET', url: '/api/v1/tasks?page=0', headers },
  { method: 'GET', url: '/api/v1/tasks/7', headers },
];
