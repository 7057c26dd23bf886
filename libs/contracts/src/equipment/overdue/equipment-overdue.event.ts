import { Int, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  EquipmentEvent,
  equipmentKey,
  equipmentKeyDescription,
  exampleEquipment,
  exampleItems,
} from '../shared/equipment-event.value';

/** Equipment is not all there, and the first day of work is near or past. */
export class EquipmentOverdue extends EquipmentEvent {
  @Int({
    min: -3_650,
    max: 3_650,
    about: 'Calendar days left until the first day of work; negative after it.',
  })
  daysLeft!: number;

  @Timestamp()
  overdueAt!: string;
}

export const equipmentOverdue = defineEvent<EquipmentOverdue>({
  topic: 'equipment.overdue',
  version: 1,
  value: EquipmentOverdue,
  description: 'Equipment is not all there, and the first day of work is near or past.',
  key: equipmentKey,
  keyDescription: equipmentKeyDescription,
  owner: 'provisioning',
  example: {
    ...exampleEquipment,
    items: exampleItems('ordered'),
    daysLeft: 3,
    overdueAt: '2026-04-03T11:00:00.000Z',
  },
});
