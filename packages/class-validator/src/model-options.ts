import type { ClassTransformOptions } from 'class-transformer';
import type { ValidatorOptions } from 'class-validator';

/** What of both libraries' options holds for models. */
export interface ModelOptions {
  /** Of class-validator: `groups`, `always`, `strictGroups`, `stopAtFirstError`, … Those that are about unknown properties hold for `compileModel`. */
  readonly validator?: ValidatorOptions;
  /** Of class-transformer: which properties take part. */
  readonly transformer?: Pick<ClassTransformOptions, 'groups' | 'version' | 'strategy' | 'excludeExtraneousValues' | 'excludePrefixes'>;
  /** Whether models are compiled to code. Default: wherever the process allows it; otherwise they are interpreted, with the same results. */
  readonly generate?: boolean;
}
