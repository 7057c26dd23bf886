import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * An unknown entry waits until somebody looks, so it must be seen without looking for it: entries by state, the age of the
 * oldest that waits, and what requests were told with which reason, from the first scrape after a start on.
 */
it('what waits for a person shows in the metrics', async () => {
  const world = await PayrollWorld.start();
  await world.ask([oneRubrica('1,00', { rubrica: '10207' })]);
  await world.datasul.fault({ kind: 'reset-after', count: 1 });
  await world.ask([oneRubrica('15,30')]);
  await world.ask([oneRubrica('16,00')]);
  const scrape = async (): Promise<string> =>
    (await fetch(`${world.services.at(-1)?.managementUrl}/metrics`)).text();
  expect(await scrape()).toContain(
    'ponte_payroll_lines_told_total{outcome="refused",code="awaits-check"} 1',
  );

  await world.services[0]?.stop();
  await (await world.spawn()).ready();
  await eventually(
    async () => {
      const metrics = await scrape();
      for (const [state, count] of Object.entries({
        ...{ received: 0, sending: 0, unknown: 1 },
      }))
        expect(metrics).toContain(`ponte_payroll_entries{state="${state}"} ${count}`);
      // Those that have ended are nearly the whole ledger: nobody counts them again and again.
      expect(metrics).not.toMatch(/ponte_payroll_entries\{state="(accepted|refused|reopened)"/);
      expect(metrics).toMatch(
        /ponte_payroll_oldest_seconds\{state="unknown"\} (0\.\d*[1-9]|[1-9])/,
      );
      expect(metrics).toMatch(/ponte_payroll_oldest_seconds\{state="received"\} 0$/m);
    },
    { timeoutMs: 10_000, what: 'entries to be counted' },
  );
});
