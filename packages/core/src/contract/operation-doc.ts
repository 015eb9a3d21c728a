/** What a declaration says to readers of the document alone. */
export interface OperationDoc {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  /** Unique in the document. Default: `UserController_create`. */
  readonly operationId?: string;
}
