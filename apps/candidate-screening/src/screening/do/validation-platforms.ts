import { Injectable } from '@nestjs/common';
import { HttpValidationPlatform } from '@ponte/clients/validation-platform';
import { Drain } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';

/** One client per configured validation platform. */
@Injectable()
export class ValidationPlatforms {
  private readonly clients: ReadonlyMap<string, HttpValidationPlatform>;

  constructor(config: ScreeningConfig, drain: Drain) {
    this.clients = new Map(
      config.providers.map(({ token, ratePerMinute, ...options }) => [
        options.id,
        new HttpValidationPlatform({
          ...options,
          ...(token ? { token: () => token.resolve() } : {}),
          ...(ratePerMinute ? { rate: { ratePerMinute } } : {}),
        }),
      ]),
    );
    drain.add('publisher', 'validation platform clients', async () => {
      await Promise.all([...this.clients.values()].map((client) => client.close()));
    });
  }

  /** `undefined` if the provider left the configuration after its task was made. */
  of(provider: string): HttpValidationPlatform | undefined {
    return this.clients.get(provider);
  }
}
