import { Injectable } from '@nestjs/common';
import { type Preflight, PreflightRegistry } from '@ponte/platform';
import { RubeusBook } from './rubeus-book';

/** What only shows when the secrets of all triggers are known. */
@Injectable()
export class RubeusPreflight implements Preflight {
  readonly name = 'rubeus';

  constructor(
    private readonly book: RubeusBook,
    registry: PreflightRegistry,
  ) {
    registry.add(this);
  }

  check(): Promise<readonly string[]> {
    return Promise.resolve(this.book.faults);
  }
}
