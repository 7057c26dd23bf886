import type { SandboxEnv } from '../config/sandbox-env.config';
import type { PayrollRow } from '../datasul/datasul.model';
import type { DatasulSettings } from '../datasul/datasul.settings';
import type { PayrollTotals } from '../datasul/payroll';
import { workbench, type Seen } from './workbench';

export const RESULTS = '/datasul/api/rh/ahgora/v1/results';

/** An entry of a reply, as far as it is there. */
export interface SeenEntry {
  readonly matricula: string;
  readonly rubrica?: string;
  readonly status: string;
  readonly mensagem: string;
  readonly referencia?: string;
  readonly datafalta?: string;
}

/** A workbench with Datasul at hand. */
export function datasulBench(env: Partial<SandboxEnv> = {}) {
  const bench = workbench(env);
  const { ask } = bench;
  const change = async (path: string, method: string, body: object): Promise<void> => {
    const seen = await ask(`${method} ${path}`, { body });
    if ((seen.status ?? 0) >= 300) throw new Error(seen.text);
  };
  return {
    ...bench,
    post: (...items: unknown[]): Promise<Seen> => ask(`POST ${RESULTS}`, { body: { items } }),
    set: (datasul: Partial<DatasulSettings>): Promise<void> =>
      change('/admin/settings', 'PATCH', { datasul }),
    fault: (fault: object): Promise<void> =>
      change('/admin/faults', 'POST', { system: 'datasul', ...fault }),
    table: async (query = ''): Promise<{ totals: PayrollTotals; rows: PayrollRow[] }> =>
      (await ask(`GET /admin/datasul/payroll${query}`)).json as {
        totals: PayrollTotals;
        rows: PayrollRow[];
      },
  };
}

/** One rubrica as sent. */
export function line(rubrica = '10103', referencia = '15,30', datafalta: unknown = ''): object {
  return { rubrica, referencia, datafalta };
}

/** One employee as sent. */
export function item(resultados: unknown = [line()], more: object = {}): object {
  return {
    matricula: '1019445',
    anocom: '2026',
    mescom: '02',
    campoAdicional: '',
    codfuncionario: '10|1|9445',
    resultados,
    ...more,
  };
}

/** The entries of a reply that has lists everywhere. */
export function entriesOf({ json }: Seen): SeenEntry[] {
  const { response } = json as { response: { resultados: SeenEntry[] }[] };
  return response.flatMap(({ resultados }) => resultados);
}
