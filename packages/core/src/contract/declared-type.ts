import { parseMediaType } from '../http/media-type.ts';
import { TypeReference } from './type-reference.ts';
import { resolveType, type ValueType } from './value-type.ts';

/** What a parameter declares: the type of its value, and for a body whether it may be missing and how it differs by media type. */
export interface DeclaredType {
  /** `undefined` for a component without a model, and where the model is not known. */
  readonly type: ValueType | undefined;
  readonly optional: boolean;
  /** By media type in lower case, without parameters; empty where the type is the same in all. */
  readonly variants: ReadonlyMap<string, ValueType>;
}

/** The declaration of a type that is always there and always the same. */
export function declaredType(type: ValueType | undefined): DeclaredType {
  return { type, optional: false, variants: new Map() };
}

/** The type of a component that takes a model: one that is not known never gets past the start. */
export function knownType({ type }: DeclaredType): ValueType {
  return type as ValueType;
}

/** What a reference declares; its `type` is `undefined` if it names none. */
export function resolveDeclaredType(reference: unknown): DeclaredType {
  if (!(reference instanceof TypeReference)) return declaredType(resolveType(reference));
  if (reference.kind === 'optional') return { ...resolveDeclaredType(reference.of['item']), optional: true };
  if (reference.kind !== 'byMediaType') return declaredType(resolveType(reference));

  const variants = new Map<string, ValueType | undefined>();
  for (const [name, of] of Object.entries(reference.of)) {
    const mediaType = parseMediaType(name)?.type ?? name;
    // A media type that is named twice stays under its own spelling, to be reported.
    variants.set(variants.has(mediaType) ? name : mediaType, resolveType(of));
  }
  const known = [...variants].filter((entry): entry is [string, ValueType] => entry[1] !== undefined);
  return { type: known.length === variants.size ? known[0]?.[1] : undefined, optional: false, variants: new Map(known) };
}

/** The types that a declaration names, one for each media type where they differ; empty where none is known. */
export function declaredTypes({ type, variants }: DeclaredType): readonly ValueType[] {
  if (!type) return [];
  return variants.size > 0 ? [...variants.values()] : [type];
}

/** The type of a body in one media type; `undefined` if it is not declared for it. */
export function typeInMediaType({ type, variants }: DeclaredType, mediaType: string): ValueType | undefined {
  return variants.size > 0 ? variants.get(mediaType) : type;
}
