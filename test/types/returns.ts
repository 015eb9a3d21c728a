import { type Reply, Returns, reply } from '@modern-rest/core';
import { Job, job, Order, order, Problem, User, user } from './models.ts';

// Nothing here runs: the compiler is the test.

export class Fitting {
  @Returns(User)
  model(): User {
    return user;
  }

  @Returns(User)
  async promise(): Promise<User> {
    return user;
  }

  @Returns(User)
  async unannotated() {
    return user;
  }

  @Returns(User)
  literal() {
    return { id: 1, email: '', more: 1 };
  }

  @Returns([User])
  list(): User[] {
    return [user];
  }

  @Returns([User])
  async readonlyList(): Promise<readonly User[]> {
    return [user];
  }

  @Returns(() => User)
  thunk(): User {
    return user;
  }

  @Returns(() => [User])
  thunkOfList(): User[] {
    return [user];
  }

  @Returns(null)
  nothing(): void {}

  @Returns(null)
  async nothingLater(): Promise<void> {}

  @Returns(null)
  nullNothing(): null {
    return null;
  }

  @Returns(String)
  text(): string {
    return '';
  }

  @Returns(Number)
  async number(): Promise<number> {
    return 1;
  }

  @Returns(Boolean)
  flag(): boolean {
    return true;
  }

  @Returns(Date)
  date(): Date {
    return new Date();
  }

  @Returns([String])
  texts(): string[] {
    return [];
  }

  @Returns(User, { description: 'The user' })
  described(): User {
    return user;
  }

  @Returns(User, { status: 201 })
  withStatus(): User {
    return user;
  }

  @Returns(User, { status: 201 })
  withReply(): Reply<201, User> {
    return reply(201, user);
  }

  @Returns(User)
  @Returns(Job, { status: 202 })
  alternatives(later: boolean): User | Reply<202, Job> {
    return later ? reply(202, job) : user;
  }

  @Returns(User)
  @Returns(Job, { status: 202 })
  async unannotatedAlternatives(later: boolean) {
    return later ? reply(202, job) : user;
  }

  @Returns(User)
  @Returns(null, { status: 204 })
  async orNothing(found: boolean): Promise<User | Reply<204, undefined>> {
    return found ? user : reply(204, undefined);
  }

  @Returns(User)
  @Returns(Problem, { status: 409 })
  @Returns([Problem], { status: 500 })
  thrown(): User {
    return user;
  }

  @Returns(User)
  throws(): never {
    throw new Error();
  }
}

export class OtherModel {
  // @ts-expect-error an Order is no User
  @Returns(User)
  model(): Order {
    return order;
  }

  // @ts-expect-error
  @Returns(User)
  async promise(): Promise<Order> {
    return order;
  }

  // @ts-expect-error
  @Returns(User)
  async unannotated() {
    return order;
  }

  // @ts-expect-error
  @Returns(() => User)
  thunk(): Order {
    return order;
  }

  // @ts-expect-error a list is no User
  @Returns(User)
  list(): User[] {
    return [user];
  }

  // @ts-expect-error a User is no list
  @Returns([User])
  single(): User {
    return user;
  }

  // @ts-expect-error
  @Returns([User])
  otherList(): Order[] {
    return [order];
  }

  // @ts-expect-error
  @Returns(User)
  maybe(): User | undefined {
    return user;
  }

  // @ts-expect-error
  @Returns(User)
  orNull(): User | null {
    return null;
  }

  // @ts-expect-error
  @Returns(User)
  nothing(): void {}

  // @ts-expect-error there is content
  @Returns(null)
  content(): User {
    return user;
  }

  // @ts-expect-error
  @Returns(null)
  async contentLater(): Promise<User> {
    return user;
  }

  // @ts-expect-error
  @Returns(String)
  text(): number {
    return 1;
  }

  // @ts-expect-error
  @Returns(Date)
  date(): string {
    return '';
  }

  // @ts-expect-error
  @Returns([String])
  texts(): number[] {
    return [];
  }

  // @ts-expect-error
  @Returns(User, { status: 201 })
  withStatus(): Order {
    return order;
  }

  @Returns(User)
  // @ts-expect-error nothing is answered with a Job
  @Returns(Job, { status: 202 })
  missing(): User {
    return user;
  }

  @Returns(User)
  // @ts-expect-error the reply has another status
  @Returns(Job, { status: 202 })
  otherStatus(later: boolean): User | Reply<203, Job> {
    return later ? reply(203, job) : user;
  }

  @Returns(User)
  // @ts-expect-error the reply holds something else
  @Returns(Job, { status: 202 })
  otherReply(later: boolean): User | Reply<202, Order> {
    return later ? reply(202, order) : user;
  }

  // @ts-expect-error besides replies, it answers with an Order
  @Returns(User)
  @Returns(Job, { status: 202 })
  otherUsual(later: boolean): Order | Reply<202, Job> {
    return later ? reply(202, job) : order;
  }
}

// A base class may leave the model to its subclasses, and the compiler still compares.
abstract class Crud<Output> {
  abstract find(): Promise<Output>;
}

export class UserCrud extends Crud<User> {
  @Returns(User)
  override async find() {
    return user;
  }
}

export class OrderCrud extends Crud<Order> {
  // @ts-expect-error
  @Returns(User)
  override async find() {
    return order;
  }
}
