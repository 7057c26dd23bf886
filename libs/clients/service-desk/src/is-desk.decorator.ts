import { Type } from 'class-transformer';
import { IsIn, ValidateBy, ValidateNested } from 'class-validator';
import { HttpDeskConfig } from './http/http-desk.config';
import { JiraDeskConfig } from './jira/jira-desk.config';

/** A service desk in a service's YAML, by its `kind`. */
export type DeskConfig = HttpDeskConfig | JiraDeskConfig;

/** What a mapping without a known kind is judged as. */
export class UnknownDeskConfig {
  @IsIn(['http', 'jira'], { message: 'must be http or jira' })
  kind: string;
}

/** A property of type {@link DeskConfig}, judged by the class of its `kind`. */
export function IsDesk(): PropertyDecorator {
  const decorators = [
    Type(() => UnknownDeskConfig, {
      keepDiscriminatorProperty: true,
      discriminator: {
        property: 'kind',
        subTypes: [
          { name: 'http', value: HttpDeskConfig },
          { name: 'jira', value: JiraDeskConfig },
        ],
      },
    }),
    ValidateNested(),
    ValidateBy({
      name: 'nestedObject',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        defaultMessage: () => 'must be a mapping with a kind: http or jira',
      },
    }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
