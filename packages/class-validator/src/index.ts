// Declaring models
export { Detected } from './detected.ts';
export { Intersection } from './intersection.ts';
export { Nested, type NestedReference } from './nested.ts';
export { Nullable, type NullItemsDecorator, Optional, type PresenceDecorator } from './nullable.ts';
export { DeepObject, Split } from './text-style.ts';

// Serving models
export { type CompiledModel, compileModel } from './compiled-model.ts';
export { modelCode } from './model-code.ts';
export type { ModelOptions } from './model-options.ts';
export { classValidatorSerializer } from './serializer.ts';
