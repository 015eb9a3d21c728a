/**
 * How a value that is no scalar looks as text: the items of a list within one value, or the properties of a model in
 * values of their own, `filter[name]`.
 */
export type TextStyle = 'comma' | 'pipe' | 'space' | 'deep';

/** What stands between the items of a list. */
export const SEPARATORS: Readonly<Record<Exclude<TextStyle, 'deep'>, string>> = { comma: ',', pipe: '|', space: ' ' };
