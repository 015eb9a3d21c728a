// Declaring models
export { IsImage } from './is-image.ts';
export type { ImageOptions } from './image-options.ts';
export type { ImageFormatName } from './formats/image-format.ts';

// In handlers
export { type ReencodedImage, reencoded } from './reencoded.ts';

// The processes that read images
export { type ImageWorkers, type ImageWorkersOptions, imageWorkers } from './image-workers.ts';
