/** Bytes of memory that many files share. */
export interface MemoryBudget {
  /** Whether so many bytes more are to be had. They are taken then. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function memoryBudget(bytes: number): MemoryBudget {
  let left = bytes;
  return {
    take(wanted) {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    give(returned) {
      left += returned;
    },
  };
}
