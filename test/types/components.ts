import {
  Body,
  byMediaType,
  Context,
  Cookie,
  Cookies,
  componentDecorator,
  FileMetadata,
  Header,
  Headers,
  type Model,
  nullable,
  oneOf,
  optional,
  Path,
  Query,
  type RequestContext,
  record,
  type UntypedComponent,
} from '@modern-rest/core';
import { CreateUser, Order, User } from './models.ts';

// Nothing here runs: the compiler is the test.

export class Fitting {
  model(@Body(CreateUser) _body: CreateUser): void {}
  list(@Body([CreateUser]) _body: CreateUser[]): void {}
  readonlyList(@Body([CreateUser]) _body: readonly CreateUser[]): void {}
  thunk(@Body(() => CreateUser) _body: CreateUser): void {}
  thunkOfList(@Body(() => [CreateUser]) _body: CreateUser[]): void {}
  inferred(@Body() _body: CreateUser): void {}
  wider(@Body(User) _body: CreateUser): void {}
  unknown(@Body(CreateUser) _body: unknown): void {}
  optional(@Body(CreateUser) _body?: CreateUser): void {}
  nullable(@Body(CreateUser) _body: CreateUser | null): void {}
  undefinable(@Body(CreateUser) _body: CreateUser | undefined): void {}
  initial(@Body(CreateUser) _body: CreateUser = { email: '' }): void {}
  text(@Body(String) _body: string): void {}
  number(@Body(Number) _body: number): void {}
  flag(@Body(Boolean) _body: boolean): void {}
  date(@Body(Date) _body: Date): void {}
  texts(@Body([String]) _body: string[]): void {}
  all(
    @Query(CreateUser) _query: CreateUser,
    @Path(User) _path: User,
    @Headers(Order) _headers: Order,
    @Cookies(CreateUser) _cookies: CreateUser,
    @FileMetadata(Order) _files: Order,
    @Context() _context: RequestContext,
  ): void {}
  async promised(@Body(CreateUser) _body: CreateUser): Promise<void> {}
  generic<T>(_value: T, @Body(CreateUser) _body: CreateUser): void {}
}

export class OtherModel {
  // @ts-expect-error a CreateUser is no Order
  body(@Body(CreateUser) _value: Order): void {}
  // @ts-expect-error
  query(@Query(CreateUser) _value: Order): void {}
  // @ts-expect-error
  path(@Path(CreateUser) _value: Order): void {}
  // @ts-expect-error
  headers(@Headers(CreateUser) _value: Order): void {}
  // @ts-expect-error
  cookies(@Cookies(CreateUser) _value: Order): void {}
  // @ts-expect-error
  files(@FileMetadata(CreateUser) _value: Order): void {}
  // @ts-expect-error a CreateUser lacks the id
  narrower(@Body(CreateUser) _value: User): void {}
  // @ts-expect-error
  thunk(@Body(() => CreateUser) _value: Order): void {}
  // @ts-expect-error
  optional(@Body(CreateUser) _value?: Order): void {}
  // @ts-expect-error
  nullable(@Body(CreateUser) _value: Order | null): void {}
  // @ts-expect-error only the second one is wrong
  second(@Body(CreateUser) _first: CreateUser, @Query(CreateUser) _second: Order): void {}
  // @ts-expect-error
  text(@Body(String) _value: number): void {}
  // @ts-expect-error
  date(@Body(Date) _value: string): void {}
}

export class Lists {
  // @ts-expect-error a list is no model
  body(@Body([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  query(@Query([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  path(@Path([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  headers(@Headers([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  cookies(@Cookies([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  files(@FileMetadata([CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error a model is no list
  model(@Body(CreateUser) _value: CreateUser[]): void {}
  // @ts-expect-error
  otherList(@Body([CreateUser]) _value: Order[]): void {}
  // @ts-expect-error
  thunkOfList(@Body(() => [CreateUser]) _value: CreateUser): void {}
  // @ts-expect-error
  thunkOfOtherList(@Body(() => [CreateUser]) _value: Order[]): void {}
  // @ts-expect-error
  scalars(@Body([String]) _value: number[]): void {}
}

// A base class may leave the model to its subclasses, and the compiler still compares.
abstract class Crud<Input> {
  abstract create(body: Input): void;
}

export class UserCrud extends Crud<CreateUser> {
  override create(@Body(CreateUser) _body: CreateUser): void {}
}

export class OrderCrud extends Crud<Order> {
  // @ts-expect-error
  override create(@Body(CreateUser) _body: Order): void {}
}

class References {
  record(@Body(record(Number)) _body: Record<string, number>): void {}
  nullable(@Body(nullable(CreateUser)) _body: CreateUser | null): void {}
  optional(@Body(optional(CreateUser)) _body: CreateUser | undefined): void {}
  union(@Body(oneOf(CreateUser, String, [Number])) _body: CreateUser | string | number[]): void {}
  variants(@Body(byMediaType({ 'application/json': CreateUser, 'text/plain': String })) _body: CreateUser | string): void {}
  lists(@Body([record([CreateUser])]) _body: Record<string, CreateUser[]>[]): void {}
  // @ts-expect-error null is not expected
  noNull(@Body(nullable(CreateUser)) _body: CreateUser): void {}
  // @ts-expect-error it may be left out
  noOptional(@Body(optional(CreateUser)) _body: CreateUser): void {}
  // @ts-expect-error one member is missing
  noMember(@Body(oneOf(CreateUser, Order)) _body: CreateUser): void {}
  // @ts-expect-error its values are numbers
  otherRecord(@Body(record(Number)) _body: Record<string, string>): void {}
  // @ts-expect-error
  otherVariant(@Body(byMediaType({ 'application/json': CreateUser, 'text/plain': String })) _body: CreateUser): void {}
}

class SingleValues {
  inferred(@Query('page') _page: number, @Path('id') _id: string, @Header('x-id') _header: string, @Cookie('sid') _sid: string): void {}
  typed(@Query('page', Number) _page: number, @Query('tags', [String]) _tags: string[], @Header('since', Date) _since: Date): void {}
  optional(@Query('page', Number, { optional: true }) _page: number | undefined): void {}
  initial(@Query('page', Number, { default: 1 }) _page: number): void {}
  // @ts-expect-error
  otherType(@Query('page', Number) _page: string): void {}
  // @ts-expect-error it may be left out
  noOptional(@Query('page', Number, { optional: true }) _page: number): void {}
  // @ts-expect-error the default is no number
  otherDefault(@Query('page', Number, { default: 'one' }) _page: number): void {}
  // @ts-expect-error
  otherList(@Query('tags', [String]) _tags: number[]): void {}
  // @ts-expect-error a body has no single values
  body(@Body('name', String) _name: string): void {}
}

interface Identity {
  readonly login: string;
}

declare const identity: UntypedComponent<Identity>;
const Identified = componentDecorator(identity);

class Custom {
  user(@Identified() _user: Identity): void {}
  // @ts-expect-error
  other(@Identified() _user: number): void {}
}

/** A generic class names models, and the compiler still compares them. */
export function crud<T extends object, U extends object>(model: Model<T>, other: Model<U>) {
  abstract class Crud {
    create(@Body(model) _body: T): void {}
    list(@Body([model]) _body: T[]): void {}
    // @ts-expect-error
    wrong(@Body(other) _body: T): void {}
  }
  return Crud;
}

export const classes = [References, SingleValues, Custom];
