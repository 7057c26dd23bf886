import { randomUUID } from 'node:crypto';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * An examination costs money and a person's day: it is ordered only for who is in process (or whose event names no
 * status), in the rule's step as people spell it, and in the jobs that the rule is for, by id, role or branch.
 */
it('only candidates in process, in the jobs of the rule, are screened', async () => {
  const common = 'provider: exam-platform, outcomes: { apto: {} }';
  const world = await ScreeningWorld.start({
    screenings: `
  - { id: listed, step: { name: "Exames" }, jobs: { include: [8451877], exclude: [5] }, ${common} }
  - { id: by-role, step: { name: "Prova" }, jobs: { roles: ["ROLE-7"] }, ${common} }`,
  });
  await world.sandbox.addApplications(201, 9);
  const last = randomUUID();
  await world.move(
    { applicationId: 201, status: 'reproved' },
    { applicationId: 202, status: 'give_up' },
    { applicationId: 203, status: 'hired' },
    { applicationId: 204, jobId: 5 },
    { applicationId: 205, step: { id: 3, name: 'Exames médicos' } },
    { applicationId: 206, step: { id: 3, name: '  EXAMÊS ' } },
    { applicationId: 207, step: { id: 4, name: 'Prova' } },
    { applicationId: 208, step: { id: 4, name: 'Prova' }, roleCode: 'role-7' },
    { applicationId: 209, step: { id: 3, name: 'Triagem' }, id: last },
  );
  await world.until(206, 'waiting');
  await world.until(208, 'waiting');
  await world.untilHeard(`acme:${last}`);
  expect((await world.screenings()).map((row) => [row.application_id, row.rule])).toEqual([
    ['208', 'by-role'],
    ['206', 'listed'],
  ]);
});
