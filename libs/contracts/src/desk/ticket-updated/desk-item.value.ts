import { mayMiss, Text } from '../../decorators';

/** One position of a ticket, where the desk tells of them apart. */
export class DeskItem {
  @Text({ ...mayMiss, max: 255, about: 'What was asked for, e.g. `notebook-14`.' })
  sku?: string | null;

  @Text({ min: 1, max: 255, about: "The desk's own word; what it means is configuration." })
  status!: string;
}
