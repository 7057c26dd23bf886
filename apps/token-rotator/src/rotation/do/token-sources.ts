import { Injectable } from '@nestjs/common';
import { createTokenSource, type TokenSource } from '@ponte/clients/token-endpoint';
import { Drain } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';

/** One token source per declared webhook. */
@Injectable()
export class TokenSources {
  private readonly sources: ReadonlyMap<string, TokenSource>;

  constructor(config: RotatorConfig, drain: Drain) {
    this.sources = new Map(config.webhooks.map(({ id, token }) => [id, createTokenSource(token)]));
    drain.add('publisher', 'token sources', async () => {
      await Promise.all([...this.sources.values()].map((source) => source.close()));
    });
  }

  of(webhook: string): TokenSource | undefined {
    return this.sources.get(webhook);
  }
}
