import { Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  EquipmentEvent,
  equipmentKey,
  equipmentKeyDescription,
  exampleEquipment,
} from '../shared/equipment-event.value';

/** A hire cannot be provisioned until a person or a corrected event supplies what is missing. */
export class EquipmentAttentionNeeded extends EquipmentEvent {
  @Text({
    min: 1,
    max: 100,
    about:
      'Known: no-cpf, invalid-cpf, no-name, no-hiring-date, no-kit, no-role, no-workplace, no-candidate; others may come.',
  })
  reason!: string;

  @Timestamp()
  since!: string;
}

export const equipmentAttentionNeeded = defineEvent<EquipmentAttentionNeeded>({
  topic: 'equipment.attention-needed',
  version: 1,
  value: EquipmentAttentionNeeded,
  description:
    'A hire cannot be provisioned until a person or a corrected event supplies what is missing.',
  key: equipmentKey,
  keyDescription: equipmentKeyDescription,
  owner: 'provisioning',
  example: {
    ...exampleEquipment,
    ticketId: null,
    items: [],
    reason: 'no-kit',
    since: '2026-03-20T14:02:12.310Z',
  },
});
