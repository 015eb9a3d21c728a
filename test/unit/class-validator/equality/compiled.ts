// What is compared with the libraries.
export { classValidatorSerializer, compileModel, type ModelOptions } from '@modern-rest/class-validator';
