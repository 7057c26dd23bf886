import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import { AhgoraSourceConfig } from './ahgora-source.config';
import { RubeusSourceConfig } from './rubeus-source.config';
import {
  GupySourceConfig,
  ServiceDeskSourceConfig,
  SOURCE_KINDS,
  ValidationSourceConfig,
  WebhookSourceConfig,
} from './source.config';

/** A list of sources, each judged by the class of its `kind`; an unknown kind is a fault of that entry. */
export function SourceList(): PropertyDecorator {
  const decorators = [
    Type(() => WebhookSourceConfig, {
      keepDiscriminatorProperty: true,
      discriminator: {
        property: 'kind',
        subTypes: [
          { name: 'gupy', value: GupySourceConfig },
          { name: 'validation', value: ValidationSourceConfig },
          { name: 'service-desk', value: ServiceDeskSourceConfig },
          { name: 'ahgora', value: AhgoraSourceConfig },
          { name: 'rubeus', value: RubeusSourceConfig },
        ],
      },
    }),
    ValidateNested(),
    ValidateBy({
      name: 'nestedList',
      validator: {
        validate: (value) =>
          Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null),
        defaultMessage: () =>
          `must be a list of sources, each with a kind: ${SOURCE_KINDS.join(' or ')}`,
      },
    }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
