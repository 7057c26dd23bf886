import type { SchemaObject } from 'ajv';
import { checker, type InputFault } from './check';

/** What can be changed while the sandbox runs, with the defaults to which a reset returns. */
export class Settings<T extends object> {
  private current: T;
  private readonly check: (value: unknown) => ReturnType<ReturnType<typeof checker<Partial<T>>>>;

  /** `schema` describes one patch: every property optional, unknown ones refused. */
  constructor(
    private readonly defaults: T,
    schema: SchemaObject,
  ) {
    this.current = structuredClone(defaults);
    this.check = checker<Partial<T>>(schema);
  }

  get value(): Readonly<T> {
    return this.current;
  }

  /** Faults of a patch; nothing is changed. */
  faults(patch: unknown): readonly InputFault[] {
    const checked = this.check(patch);
    return checked.ok ? [] : checked.faults;
  }

  /** Replaces the named settings whole. Call only with a patch that has no {@link faults}. */
  change(patch: unknown): void {
    this.current = { ...this.current, ...structuredClone(patch as Partial<T>) };
  }

  reset(): void {
    this.current = structuredClone(this.defaults);
  }
}
