import { Int, OneOf, Text } from '../../decorators';

/** One position of an equipment request. */
export class EquipmentItem {
  @Text({ min: 1, max: 255, about: 'What is asked for, by the configured kit.' })
  sku!: string;

  @Int({ min: 1, max: 1_000 })
  quantity!: number;

  @Text({ min: 1, max: 100, about: 'Id of the kit that it comes from.' })
  kit!: string;

  @OneOf(['requested', 'ordered', 'delivered', 'cancelled'])
  state!: 'requested' | 'ordered' | 'delivered' | 'cancelled';
}
