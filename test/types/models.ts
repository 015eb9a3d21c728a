import { IsInt, IsString } from 'class-validator';

// Models that no two of are alike: to the compiler, classes of one shape are one class.

export class CreateUser {
  @IsString()
  email!: string;
}

export class User {
  @IsInt()
  id!: number;

  @IsString()
  email!: string;
}

export class Order {
  @IsInt()
  total!: number;
}

export class Job {
  @IsString()
  jobId!: string;
}

export class Problem {
  @IsString()
  reason!: string;
}

export const user: User = { id: 1, email: 'ada@example.org' };
export const order: Order = { total: 1 };
export const job: Job = { jobId: 'a' };
