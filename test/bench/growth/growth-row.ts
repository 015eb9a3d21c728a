import type { AppOptions, ServerOptions } from 'modern-rest';

/** A number that may become large, and the request whose cost is measured while it does. */
export interface GrowthRow {
  readonly id: string;
  /** The limit that is raised for the larger sizes; absent if the sizes are within the default limits. */
  readonly raised?: string;
  readonly sizes: readonly [number, number, ...number[]];
  /** `constant` if the cost must not depend on the size, `linear` if each further unit may cost as much as those before. */
  readonly growth: 'constant' | 'linear';
  /** `true` if all units are properties of one object, each with a different name. */
  readonly names?: true;
  /** `true` if the requests, or those before them, use all endpoints. */
  readonly usesAll?: true;
  readonly application: (size: number) => GrowthApplication;
  /** Requests that are measured, in turn. */
  readonly requests: (size: number) => readonly GrowthRequest[];
  /** Requests that are sent before each measurement, and not measured. */
  readonly others?: (size: number) => readonly GrowthRequest[];
}

/** The application that answers the requests of a row. */
export interface GrowthApplication extends Pick<AppOptions, 'controllers' | 'limits'> {
  readonly listen?: ServerOptions;
}

/** A request, and the text of its only correct answer. */
export interface GrowthRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly answer: string;
}
