import { MOST_BONDS } from './most-bonds';
import type { FaultReason, LocalFault, Needed } from './local-fault';

type Kind = Pick<LocalFault, 'code' | 'state' | 'message'>;
const refused = (code: number | null, message: string): Kind => ({
  ...{ code, state: 'refused', message },
});
const held = (code: number | null, message: string): Kind => ({ code, state: 'held', message });

/** What is found before sending, under the code with which Feedz would refuse it. */
const FAULTS: Readonly<Record<FaultReason, Kind>> = {
  'integration-id-missing': refused(5009, 'a pessoa não tem código'),
  'name-missing': refused(5011, 'a pessoa não tem nome'),
  'e-mail-missing': refused(5012, 'a pessoa não tem e-mail'),
  'e-mail-taken': refused(5013, 'o e-mail também é de outra pessoa: cada pessoa precisa do seu'),
  'e-mail-of-gone': refused(
    5013,
    'na Feedz o e-mail é de uma pessoa que não está mais no Datasul: troque ou libere o e-mail dela na Feedz, e depois mande enviar de novo (people resend)',
  ),
  'e-mail-of-unbound': refused(
    5013,
    'na Feedz o e-mail é de uma pessoa sem vínculo no Datasul, que por isso não é mais enviada: troque ou libere o e-mail dela na Feedz, e depois mande enviar de novo (people resend)',
  ),
  'e-mail-swapped': refused(
    5013,
    'esta e outras pessoas trocam de e-mail entre si, e a Feedz não aceita nenhuma troca antes da outra: dê a uma delas, por um dia, outro e-mail',
  ),
  'e-mail-still-taken': held(
    5013,
    'o e-mail ainda é de outra pessoa na Feedz: espera até que o dela mude lá; se o registro dela foi recusado ou espera, resolva aquele primeiro',
  ),
  'name-form': refused(5014, 'o nome precisa de nome e sobrenome'),
  'social-name-equal': refused(5015, 'o nome social é igual ao nome'),
  'e-mail-format': refused(5016, 'o e-mail não tem formato de e-mail'),
  'structure-id-missing': refused(5017, 'o registro não tem código'),
  'structure-name-missing': refused(5018, 'o registro não tem descrição'),
  'dismissal-type-missing': refused(5030, 'há data de desligamento sem o tipo'),
  'dismissal-type-unknown': held(5030, 'o tipo do desligamento não pode ser determinado'),
  'dismissal-date-missing': refused(5031, 'há tipo de desligamento sem a data'),
  'admission-after-dismissal': refused(5032, 'a admissão é posterior ao desligamento'),
  'department-missing': held(5005, 'a unidade de lotação do vínculo não está no Datasul'),
  'unit-missing': held(5006, 'o estabelecimento do vínculo não está no Datasul'),
  'job-missing': held(5008, 'o cargo do vínculo não está no Datasul'),
  'admission-missing': held(null, 'o vínculo não tem data de admissão'),
  'person-missing': held(null, 'o funcionário não está na lista de pessoas do Datasul'),
  'bond-missing': held(null, 'a pessoa não tem vínculo de funcionário'),
  'bond-gone': held(
    null,
    'o vínculo ativo não está mais no Datasul e só resta um encerrado, o que não diz que a pessoa foi desligada: confira o vínculo no Datasul',
  ),
  'too-many-bonds': held(
    null,
    `a pessoa tem mais de ${MOST_BONDS} vínculos: confira se o código é mesmo de uma pessoa só (endpoints.employees.fields.personCode)`,
  ),
  'unread-field': held(null, 'um campo não pôde ser entendido'),
  'own-manager': refused(5050, 'a pessoa consta como gestora dela mesma'),
  'manager-missing': held(5048, 'o gestor não está entre as pessoas do Datasul'),
};

/**
 * A fault of this reason.
 * @param detail further words in Portuguese, nothing personal
 */
export function localFault(
  reason: FaultReason,
  { detail, heldFor = [] }: { readonly detail?: string; readonly heldFor?: readonly Needed[] } = {},
): LocalFault {
  const { code, state, message } = FAULTS[reason];
  return { code, reason, state, message: detail ? `${message}: ${detail}` : message, heldFor };
}

/** What a reason of a rule here means, in Portuguese; undefined for any other reason. */
export function faultMessage(reason: string): string | undefined {
  return Object.hasOwn(FAULTS, reason) ? FAULTS[reason as FaultReason].message : undefined;
}

/** Feedz's codes that are found before sending. */
export function localCodes(): readonly number[] {
  const codes = Object.values(FAULTS).flatMap(({ code }) => code ?? []);
  return [...new Set(codes)].sort((one, other) => one - other);
}
