import { mayMiss, Text } from '../../decorators';

/** Somebody or something by its id in Rubeus; codes, names and addresses of it are sealed. */
export class RubeusRef {
  @Text({ ...mayMiss, max: 64 })
  id?: string | null;
}
