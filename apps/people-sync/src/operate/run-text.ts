import type { AskedEntity, Entity } from '../run/people-run';
import type { RunState } from '../run/run-states.rules';
import type { FeedzEntity } from '../write/feedz-record';

const STATES: Readonly<Record<RunState, string>> = {
  reading: 'lendo o Datasul',
  asking: 'esperando uma decisão',
  writing: 'decidindo e enviando',
  finished: 'terminada',
  stopped: 'encerrada por um operador ou um limite',
  failed: 'terminada com falha',
};

const KINDS: Readonly<Record<Entity | FeedzEntity, readonly [one: string, many: string]>> = {
  situation: ['situação', 'situações'],
  unit: ['estabelecimento', 'estabelecimentos'],
  department: ['unidade de lotação', 'unidades de lotação'],
  job: ['cargo', 'cargos'],
  person: ['pessoa', 'pessoas'],
  employee: ['vínculo', 'vínculos'],
  bind: ['gestor', 'gestores'],
};

/** That there is no such run, and where those are that there are. */
export function noRunText(id: string): string {
  return `Não há execução ${id}, ou já não é guardada (keepDays): veja as que há com "people run list".`;
}

/** How a profile that is not active comes to run. */
export function inactiveText(profile: string): string {
  return `O perfil ${profile} não está ativo: para que rode, ponha active: true nele, no arquivo do people-sync (CONFIG_FILE), e reinicie o serviço`;
}

/** A run's state in a few words. */
export function stateText(state: RunState): string {
  return STATES[state];
}

/** What a kind of record is called by people of personnel: `3 pessoas`. */
export function countText(count: number, entity: Entity | FeedzEntity): string {
  return `${count} ${KINDS[entity][count === 1 ? 0 : 1]}`;
}

/** What a run asks about: `120 de 1000 pessoas, 130 de 1040 vínculos`. */
export function askedText(asked: readonly AskedEntity[]): string {
  return asked
    .map(({ entity, known, missing }) => `${missing} de ${countText(known, entity)}`)
    .join(', ');
}

/** What stands behind a message of something that was only rehearsed. */
export function rehearsedText({ dryRun }: { readonly dryRun: boolean }): string {
  return dryRun ? ' (ensaio: nada mudou)' : '';
}
