export { type S3Storage, type S3StorageOptions, s3Storage } from './s3-storage.ts';
