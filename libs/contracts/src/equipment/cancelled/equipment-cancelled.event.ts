import { Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  EquipmentEvent,
  equipmentKey,
  equipmentKeyDescription,
  exampleEquipment,
  exampleItems,
} from '../shared/equipment-event.value';

/** An equipment request ended without delivery. */
export class EquipmentCancelled extends EquipmentEvent {
  @Text({
    min: 1,
    max: 100,
    about: 'Known: moved (left the hiring step), operator, desk, not-needed; others may come.',
  })
  reason!: string;

  @Timestamp()
  cancelledAt!: string;
}

export const equipmentCancelled = defineEvent<EquipmentCancelled>({
  topic: 'equipment.cancelled',
  version: 1,
  value: EquipmentCancelled,
  description: 'An equipment request ended without delivery.',
  key: equipmentKey,
  keyDescription: equipmentKeyDescription,
  owner: 'provisioning',
  example: {
    ...exampleEquipment,
    items: exampleItems('cancelled'),
    reason: 'moved',
    cancelledAt: '2026-03-25T10:00:00.000Z',
  },
});
