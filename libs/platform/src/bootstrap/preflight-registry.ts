import { Injectable } from '@nestjs/common';
import type { Preflight } from './preflight';

/**
 * What must hold before a service starts. Add preflights in a provider's constructor; they run in the order in which
 * they were added, before any `onModuleInit`.
 */
@Injectable()
export class PreflightRegistry {
  private readonly preflights: Preflight[] = [];

  add(preflight: Preflight): void {
    this.preflights.push(preflight);
  }

  list(): readonly Preflight[] {
    return this.preflights;
  }
}
