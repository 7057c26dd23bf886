import { OneOf, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  EquipmentEvent,
  equipmentKey,
  equipmentKeyDescription,
  exampleEquipment,
  exampleItems,
} from '../shared/equipment-event.value';

/** Equipment for a hired person was requested from the service desk, or an open request was changed there. */
export class EquipmentRequested extends EquipmentEvent {
  @OneOf(['opened', 'changed'], {
    about: 'changed: the open ticket was updated with what is told here.',
  })
  change!: 'opened' | 'changed';

  @Timestamp()
  requestedAt!: string;
}

export const equipmentRequested = defineEvent<EquipmentRequested>({
  topic: 'equipment.requested',
  version: 1,
  value: EquipmentRequested,
  description:
    'Equipment for a hired person was requested from the service desk, or an open request was changed there.',
  key: equipmentKey,
  keyDescription: equipmentKeyDescription,
  owner: 'provisioning',
  example: {
    ...exampleEquipment,
    items: exampleItems('requested'),
    change: 'opened',
    requestedAt: '2026-03-20T14:02:12.310Z',
  },
});
