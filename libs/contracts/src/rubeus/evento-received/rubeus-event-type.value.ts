import { mayMiss, Text } from '../../decorators';
import { RubeusId } from '../shared/rubeus-id.decorator';

/** What kind of event it is; the customer's own list. */
export class RubeusEventType {
  @RubeusId({ ...mayMiss })
  id?: string | null;

  @Text({ ...mayMiss, max: 255 })
  codigo?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Entrou na etapa Convocado - Captação`.' })
  nome?: string | null;
}
