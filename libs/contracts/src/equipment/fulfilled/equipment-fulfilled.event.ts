import { Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  EquipmentEvent,
  equipmentKey,
  equipmentKeyDescription,
  exampleEquipment,
  exampleItems,
} from '../shared/equipment-event.value';

/** All that was requested was delivered. */
export class EquipmentFulfilled extends EquipmentEvent {
  @Timestamp()
  fulfilledAt!: string;
}

export const equipmentFulfilled = defineEvent<EquipmentFulfilled>({
  topic: 'equipment.fulfilled',
  version: 1,
  value: EquipmentFulfilled,
  description: 'All that was requested was delivered.',
  key: equipmentKey,
  keyDescription: equipmentKeyDescription,
  owner: 'provisioning',
  example: {
    ...exampleEquipment,
    items: exampleItems('delivered'),
    fulfilledAt: '2026-03-31T15:20:01.004Z',
  },
});
