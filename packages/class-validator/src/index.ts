// Declaring models
export { Intersection } from './intersection.ts';
export { Nested, type NestedReference } from './nested.ts';
export { Nullable } from './nullable.ts';
export { DeepObject, Split } from './text-style.ts';

// Serving models
export { classValidatorSerializer } from './serializer.ts';
