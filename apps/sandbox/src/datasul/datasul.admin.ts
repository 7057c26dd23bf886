import { refused } from '../core/admin-route';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import { totalsOf, type Payroll, type PayrollFilter } from './payroll';

const FIELDS = [
  'empresa',
  'estabelecimento',
  'matricula',
  'competencia',
  'campoAdicional',
  'evento',
  'datafalta',
  'repeated',
];

/** What Datasul's own report would show, below `/admin/datasul`. */
export function datasulAdminRoutes(payroll: Payroll): Route[] {
  const filtered =
    (handle: (filter: PayrollFilter, limit: number | undefined) => SimReply): Route['handle'] =>
    ({ query }: SimRequest) => {
      const unknown = [...query.keys()].filter((name) => ![...FIELDS, 'limit'].includes(name));
      const faults = unknown.map((path) => ({
        path,
        message: `is not known here; known: ${FIELDS.join(', ')}, limit`,
      }));
      const { repeated, limit, ...key } = Object.fromEntries(query);
      if (repeated !== undefined && !/^(true|false)$/.test(repeated))
        faults.push({ path: 'repeated', message: 'must be true or false' });
      if (limit !== undefined && !/^\d{1,9}$/.test(limit))
        faults.push({ path: 'limit', message: 'must be a whole number' });
      if (faults.length > 0) return refused(400, 'The query was not understood.', faults);
      const filter = { ...key, ...(repeated !== undefined && { repeated: repeated === 'true' }) };
      return handle(filter, limit === undefined ? undefined : Number(limit));
    };
  return [
    {
      method: 'GET',
      path: '/payroll',
      handle: filtered((filter, limit) => {
        const rows = payroll.rows(filter);
        const shown = limit === undefined ? rows : rows.slice(0, limit);
        const { forgotten } = payroll;
        return { status: 200, body: { totals: totalsOf(rows), forgotten, rows: shown } };
      }),
    },
    {
      method: 'DELETE',
      path: '/payroll',
      handle: filtered((filter) => {
        payroll.remove(filter);
        return { status: 204 };
      }),
    },
  ];
}
