// What is compared with the libraries.
export { classValidatorSerializer, compileModel, type ModelOptions } from './stand-in.ts';
