import { Int, Uuid } from '../../decorators';

/** A rubrica of a request that waits for an outcome, or would if its sender still did. */
export class DatasulWaiter {
  @Uuid({ about: 'Request id of the results that were received.' })
  requestId!: string;

  @Int({ about: "The item's place in the request, from 0." })
  item!: number;

  @Int({ about: "The rubrica's place in the item, from 0." })
  line!: number;
}
