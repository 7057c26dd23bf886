import { DayOrTimestamp, mayMiss, Text } from '../../decorators';

/** When something is scheduled. */
export class RubeusAppointment {
  @DayOrTimestamp({ ...mayMiss })
  data?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `PROVA`.' })
  tipo?: string | null;
}
