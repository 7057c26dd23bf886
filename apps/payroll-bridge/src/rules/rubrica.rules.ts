import { type Fault, fault } from './fault';
import { withoutZeros } from './without-zeros';

/** Datasul finds the event by so many digits at the end of a rubrica. */
const READ_BY_DATASUL = 4;
const NO_EVENT = 'o evento 0 não existe no Datasul';

/**
 * The event of a rubrica, or why it is refused. A rubrica is company and event; Datasul looks only at its last four
 * digits, so that `1` + `103` is the event 1103 over there: silently wrong. It passes only if both readings agree.
 *
 * @param rubrica as sent; `null`: unreadable
 * @param empresa of `codfuncionario` as written there; `undefined` if it cannot be read
 */
export function readRubrica(
  rubrica: string | null,
  empresa: string | undefined,
): { readonly evento?: string; readonly faults: readonly Fault[] } {
  if (rubrica === '') return { faults: [fault('rubrica', 'a rubrica não foi informada')] };
  if (rubrica === null || !/^\d{1,20}$/.test(rubrica))
    return { faults: [fault('rubrica', 'a rubrica deve ter só dígitos: empresa e evento')] };
  if (empresa === undefined) return { faults: [] };
  const company = withoutZeros(empresa);
  const prefixes = [empresa, company].filter((each) => rubrica.startsWith(each));
  // Of the company 00 the rubrica 00 has an event left after its number without leading zeros only.
  const prefix = prefixes.find((each) => each.length < rubrica.length) ?? prefixes[0];
  const atDatasul = withoutZeros(rubrica.slice(-READ_BY_DATASUL));
  const reading = `o Datasul leria o evento ${atDatasul} (considera só os 4 últimos dígitos)`;
  const left = prefix === undefined ? '' : rubrica.slice(prefix.length);
  if (left === '') {
    const why =
      prefix === undefined
        ? `não começa com a empresa ${company} do codfuncionario`
        : `nada resta depois da empresa ${company}`;
    const words = `rubrica ${rubrica}: ${why}, portanto pela empresa não há evento; ${reading}`;
    return { faults: [fault('rubrica-company', words)] };
  }
  const evento = withoutZeros(left);
  if (evento === '0' && atDatasul === '0')
    return {
      faults: [fault('rubrica-event', `rubrica ${rubrica}: ${NO_EVENT}`)],
    };
  if (evento === atDatasul) return { evento, faults: [] };
  const words = `rubrica ${rubrica}: pela empresa ${company} seria o evento ${evento}, mas ${reading}`;
  return { faults: [fault('rubrica-event', `${words}; ${advice(evento, company)}`)] };
}

/** An event padded to four digits always passes; there is none of more, and no event 0. */
function advice(evento: string, company: string): string {
  if (evento === '0') return NO_EVENT;
  return evento.length > READ_BY_DATASUL
    ? 'um evento tem no máximo 4 dígitos'
    : `no PontoWeb, escreva o evento com 4 dígitos: ${company}${evento.padStart(READ_BY_DATASUL, '0')}`;
}
