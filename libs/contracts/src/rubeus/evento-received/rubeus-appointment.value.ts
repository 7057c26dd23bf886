import { mayMiss, Text, Timestamp } from '../../decorators';

/** When something is scheduled. */
export class RubeusAppointment {
  @Timestamp({ ...mayMiss })
  data?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `PROVA`.' })
  tipo?: string | null;
}
