import { mayMiss, Text } from '../../decorators';

/** What kind of event it is; the customer's own list. */
export class RubeusEventType {
  @Text({ ...mayMiss, max: 64 })
  id?: string | null;

  @Text({ ...mayMiss, max: 255 })
  codigo?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Entrou na etapa Convocado - Captação`.' })
  nome?: string | null;
}
