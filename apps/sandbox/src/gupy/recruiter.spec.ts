import { workbench } from '../testing/workbench';

type Told = { event: { event: string; date: string; id: string; data: Record<string, unknown> } };
const told = async (operation: string, body: object = {}) => {
  const seen = await workbench().ask(operation, { body });
  expect(seen.status).toBe(200);
  return seen.json as Told;
};
const APPLICATION = '/admin/gupy/applications/529925562';

describe('what people do in Gupy', () => {
  it('a move tells from where and to where', async () => {
    const { event } = await told(`POST ${APPLICATION}/move`, {
      step: { id: 54392498 },
      date: '2026-03-02T10:00:00.000Z',
    });
    expect(event).toMatchObject({
      event: 'application.moved',
      date: '2026-03-02T10:00:00.000Z',
      data: {
        application: {
          status: 'in_process',
          currentStep: { name: 'Exames' },
          previousStep: { name: 'Triagem' },
        },
      },
    });
    expect(event.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('saving hiring data twice tells twice, with what changed', async () => {
    const { ask } = workbench();
    const hire = async (body: object) =>
      ((await ask(`POST ${APPLICATION}/hire`, { body })).json as Told).event;
    const first = await hire({});
    const second = await hire({ hiringDate: '2026-05-04T03:00:00.000Z', user: null });
    expect(first).toMatchObject({
      event: 'candidate.hired',
      data: { application: { hiringDate: '2026-04-06T03:00:00.000Z' } },
    });
    expect(second.data['application']).toMatchObject({ hiringDate: '2026-05-04T03:00:00.000Z' });
    expect(second.data).not.toHaveProperty('user');
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    [{ status: 'published' }, 'job.changed'],
    [{ status: 'closed' }, 'job.status-changed'],
    [{ name: 'Outra' }, 'job.changed'],
  ])('a published job changed by %j tells %s', async (change, event) => {
    expect((await told('PATCH /admin/gupy/jobs/8451877', change)).event.event).toBe(event);
  });

  it('a draft that becomes published tells job.published', async () => {
    const { ask } = workbench();
    await ask('POST /admin/gupy/jobs', {
      body: { id: 9, name: 'Nova', status: 'draft', steps: [{ name: 'Única' }] },
    });
    const seen = await ask('PATCH /admin/gupy/jobs/9', { body: { status: 'published' } });
    expect(seen.json).toMatchObject({
      event: { event: 'job.published', data: { id: 9, name: 'Nova' } },
    });
  });

  it('an application that completes, and any other event, is told as it is', async () => {
    expect((await told(`POST ${APPLICATION}/complete`)).event.event).toBe('application.completed');
    const data = { job: { id: null }, admission: {} };
    expect(
      (await told('POST /admin/gupy/events', { event: 'pre-employee.moved', data })).event,
    ).toMatchObject({ data });
  });

  it('a silent change tells nothing', async () => {
    expect(
      await told(`POST ${APPLICATION}/move`, { step: { name: 'Exames' }, silent: true }),
    ).toMatchObject({ event: null });
  });
});
