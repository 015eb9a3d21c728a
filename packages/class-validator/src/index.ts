// Serving models

// Declaring models
export { Intersection } from './intersection.ts';
export { Nested, type NestedReference } from './nested.ts';
export { classValidatorSerializer } from './serializer.ts';
