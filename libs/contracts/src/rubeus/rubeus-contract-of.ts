import type { EventContract } from '../event-contract';
import { rubeusAtividadeReceived } from './atividade-received/rubeus-atividade-received.event';
import { rubeusContatoReceived } from './contato-received/rubeus-contato-received.event';
import { rubeusEventoReceived } from './evento-received/rubeus-evento-received.event';
import { rubeusRegistroDeProcessoReceived } from './registro-de-processo-received/rubeus-registro-de-processo-received.event';
import type { RubeusElement } from './shared/rubeus-element.value';
import type { RubeusEventName } from './shared/rubeus-key';

const contracts: Readonly<Record<RubeusEventName, EventContract<RubeusElement>>> = {
  contato: rubeusContatoReceived as unknown as EventContract<RubeusElement>,
  'registro-de-processo':
    rubeusRegistroDeProcessoReceived as unknown as EventContract<RubeusElement>,
  atividade: rubeusAtividadeReceived as unknown as EventContract<RubeusElement>,
  evento: rubeusEventoReceived as unknown as EventContract<RubeusElement>,
};

/** Every contract of Rubeus. */
export const rubeusContracts: readonly EventContract<RubeusElement>[] = Object.values(contracts);

/** The contract of an event. */
export function rubeusContractOf(event: RubeusEventName): EventContract<RubeusElement> {
  return contracts[event];
}
