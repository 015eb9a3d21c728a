import { temporaryStorage } from 'modern-rest';

const { FREE_DISK } = process.env;

/** Where all files go. FREE_DISK says how many bytes stay free, if it says anything. */
export const storage = temporaryStorage(FREE_DISK === undefined ? {} : { freeDisk: Number(FREE_DISK) });
