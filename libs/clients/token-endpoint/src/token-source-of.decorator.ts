import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import {
  CommandTokenConfig,
  FileTokenConfig,
  GeneratedTokenConfig,
  HttpTokenConfig,
  OAuth2TokenConfig,
  TOKEN_KINDS,
  TokenConfig,
} from './token.config';

/** A token source in a configuration class, judged by the class of its `kind`; an unknown kind is a fault. */
export function TokenSourceOf(): PropertyDecorator {
  const decorators = [
    Type(() => TokenConfig, {
      keepDiscriminatorProperty: true,
      discriminator: {
        property: 'kind',
        subTypes: [
          { name: 'generated', value: GeneratedTokenConfig },
          { name: 'oauth2', value: OAuth2TokenConfig },
          { name: 'http', value: HttpTokenConfig },
          { name: 'command', value: CommandTokenConfig },
          { name: 'file', value: FileTokenConfig },
        ],
      },
    }),
    ValidateNested(),
    ValidateBy({
      name: 'nestedObject',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        defaultMessage: () => `must be a mapping with a kind: ${TOKEN_KINDS.join(', ')}`,
      },
    }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
