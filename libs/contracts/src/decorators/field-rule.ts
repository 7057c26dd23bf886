import type { JsonSchema } from '../schema/json-schema';
import type { ValueClass } from './value-class';

/** What every decorator takes. The defaults are strict: present and not null. */
export interface FieldOptions {
  /** The field may be absent (`undefined` counts as absent). Does **not** admit null. */
  readonly optional?: boolean;
  /** The field may be null. Does **not** admit absence. */
  readonly nullable?: boolean;
  /**
   * Ponte fills this field, the sender never does: `pickClear` treats a key of that name in a sender's body as unknown,
   * so that nobody can forge `source` or a sealed part.
   */
  readonly addedAtEdge?: boolean;
  /** One sentence for the reference page. */
  readonly about?: string;
}

/** A single value, with its rule told twice: as a predicate (class-validator) and as a schema (Ajv, documents). */
export interface LeafShape {
  readonly kind: 'leaf';
  readonly schema: JsonSchema;
  readonly accepts: (value: unknown) => boolean;
}

/** Any JSON at all, objects and arrays included. Null is JSON, so `nullable` says nothing more. */
export interface JsonShape {
  readonly kind: 'json';
}

export interface NestedShape {
  readonly kind: 'nested';
  readonly type: ValueClass;
}

export interface ListShape {
  readonly kind: 'list';
  readonly type: ValueClass;
  readonly maxItems: number;
}

export type FieldShape = LeafShape | JsonShape | NestedShape | ListShape;

/** One decorated field of a value class. */
export interface FieldRule extends FieldOptions {
  readonly name: string;
  readonly shape: FieldShape;
}

/** For what a vendor sends: a field that is missing or null is an everyday thing, not a fault. */
export const mayMiss = { optional: true, nullable: true } as const;
