import type { DatasulPosted, PostOptions, RawBody } from '@ponte/clients/datasul';
import type { TaskView } from '@ponte/messaging';
import { testProfile } from '../config/testing/test-profile';
import type { DatasulClients } from './datasul-clients';
import { OpenBatch } from './open-batch';
import { PostCall, type EndedPost } from './post-call';
import type { PostPayload } from './post-results';
import type { PreparedCall } from './prepare-call';
import type { Postable } from './rules/plan-call.rules';
import { Since } from './since';

const raw: RawBody = { bytes: Buffer.from(''), length: 0, sha256: '' };
const noAnswer: DatasulPosted = { kind: 'no-answer', why: 'reset', reason: 'reset' };
const refused: DatasulPosted = {
  ...{ kind: 'refused-call', status: 400, raw },
  error: { shape: 'totvs', message: 'Funcionário não encontrado.' },
};

const entry = (id: string, matricula: string): Postable => ({
  ...{ id, matricula, codfuncionario: `10|1|${id}`, rubrica: '10103', referencia: '15,30' },
  ...{
    datafalta: '',
    anoSent: '2026',
    mesSent: '02',
    campoSent: '',
    callId: null,
    partLimit: null,
  },
});
const ENTRIES = [entry('a', '1011'), entry('b', '1012'), entry('c', '1013')];

interface Case {
  readonly posted?: DatasulPosted;
  readonly entries?: readonly Postable[];
  readonly resendSafe?: boolean;
  readonly attempt?: number;
  readonly preparedAgoMs?: number;
  readonly covers?: boolean;
  readonly partOf?: string;
  readonly refusedAlone?: number;
}

async function make(of: Case): Promise<EndedPost & { readonly asked: readonly PostOptions[] }> {
  const { posted = noAnswer, entries = ENTRIES, attempt = 1, preparedAgoMs = 0 } = of;
  const asked: PostOptions[] = [];
  const client = {
    postResults: (_items: unknown, options: PostOptions) => {
      asked.push(options);
      return Promise.resolve(posted);
    },
  };
  const profile = testProfile();
  Object.assign(profile.datasul, { resendSafe: of.resendSafe, refusedCallPostsNothing: true });
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now - preparedAgoMs);
  const prepared = new Since();
  clock.mockRestore();
  const call: PreparedCall = {
    ...{ id: 'call', profile, entries, prepared, sent: new Map() },
    ...{ partOf: of.partOf ?? null, refusedAlone: of.refusedAlone ?? 0 },
    items: entries.map(({ matricula, codfuncionario, rubrica, referencia, datafalta }) => ({
      ...{ matricula, codfuncionario, ano: '2026', mes: '02', campoAdicional: '' },
      resultados: [{ rubrica, referencia, datafalta }],
    })),
  };
  const payload = { profile: profile.id, entries: entries.map(({ id }) => ({ id, wanted: 1 })) };
  const task: Partial<TaskView<PostPayload>> = { id: '1', attempt, payload };
  const batch = new OpenBatch([task as TaskView<PostPayload>]);
  const clients = { of: () => client } as unknown as DatasulClients;
  const slot = { covers: () => of.covers ?? true };
  const { signal } = new AbortController();
  const ended = await new PostCall(clients).make(call, batch, slot, signal);
  return { ...ended, asked };
}

const said = ({ settled }: EndedPost): readonly string[] =>
  settled.ends.map(({ recorded }) => recorded.outcome);

describe('a call into Datasul', () => {
  it('settles each entry by its own reply, in whatever order', async () => {
    const entries = [
      { matricula: '1013', rubrica: '10103', status: 'E', message: 'Verba inválida.' },
      { matricula: '1011', rubrica: '10103', status: 'S', message: 'OK' },
      { matricula: '9999', rubrica: '10103', status: 'S', message: 'OK' },
    ] as const;
    const ended = await make({ posted: { kind: 'answered', status: 200, entries, raw } });
    expect(said(ended)).toEqual(['accepted', 'unknown', 'refused']);
    expect(ended.settled).toMatchObject({ readable: true, outcome: 'answered' });
    expect(ended.settled.leftover).toMatchObject([{ matricula: '9999' }]);
    expect(ended.stop ?? ended.again ?? ended.halved).toBeUndefined();
  });

  it('is no better than unanswered if nothing sent is found in the reply', async () => {
    const ended = await make({ posted: { kind: 'answered', status: 200, entries: [], raw } });
    expect(said(ended)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(ended.settled.readable).toBe(false);
  });

  it('is not known without a readable reply, and its entries are not sent again', async () => {
    const ended = await make({});
    expect(said(ended)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(ended.settled.readable).toBe(false);
    expect(ended.again?.ids).toEqual([]);
  });

  it('is made again where that does no harm, five times', async () => {
    const again = await make({ resendSafe: true, attempt: 5 });
    expect(again.settled.ends.map(({ move }) => move)).toEqual(
      Array(3).fill({ kind: 'unsend', doubtful: true }),
    );
    expect(again.again).toMatchObject({ ids: ['a', 'b', 'c'], failure: { class: 'transient' } });
    const often = await make({ resendSafe: true, attempt: 6 });
    expect(often.settled.ends).toMatchObject(Array(3).fill({ move: { outcome: 'unknown' } }));
  });

  it('is halved when it is refused whole, and a single item is refused', async () => {
    const ended = await make({ posted: refused });
    expect(ended.halved).toEqual(['a', 'b', 'c']);
    expect(ended.settled.ends.map(({ move }) => move)).toEqual(
      Array(3).fill({ kind: 'unsend', partLimit: 2 }),
    );
    const alone = await make({ posted: refused, entries: ENTRIES.slice(0, 1) });
    expect(said(alone)).toEqual(['refused']);
    expect(alone.halved).toBeUndefined();
  });

  it('is about no item if the last part is refused as everything else, until that is seen too often', async () => {
    const last = { posted: refused, entries: ENTRIES.slice(0, 1), partOf: 'whole' };
    const ended = await make(last);
    expect(said(ended)).toEqual(['waits']);
    expect(ended.settled).toMatchObject({ outcome: 'unprocessed', readable: undefined });
    expect(ended.stop).toMatchObject({ class: 'unavailable', scope: 'party', status: 400 });
    expect(said(await make({ ...last, refusedAlone: 10 }))).toEqual(['refused']);
  });

  it('tells how long Datasul wants no calls', async () => {
    const posted = { kind: 'throttled', status: 429, retryAfterMs: 2_000, raw } as const;
    expect((await make({ posted })).settled.throttledMs).toBe(2_000);
    expect((await make({ posted: { ...posted, retryAfterMs: undefined } })).settled).toMatchObject({
      throttledMs: 5_000,
    });
  });

  it('ends its batch when Datasul wants no calls, and tells nothing of whether it answers', async () => {
    const ended = await make({ posted: { kind: 'credential', status: 401, raw } });
    expect(said(ended)).toEqual(['waits', 'waits', 'waits']);
    expect(ended.stop).toMatchObject({ class: 'unavailable', scope: 'party', status: 401 });
    expect(ended.settled.readable).toBeUndefined();
  });

  it('is not made by a process that stood still after its commit', async () => {
    const ended = await make({ preparedAgoMs: 5_001 });
    expect(ended.asked).toEqual([]);
    expect(said(ended)).toEqual(['waits', 'waits', 'waits']);
    expect(ended.stop).toMatchObject({ class: 'throttled', local: true });
  });

  it('is not made in a slot that others may have by now', async () => {
    const ended = await make({ covers: false });
    expect(ended.asked).toEqual([]);
    expect(said(ended)).toEqual(['waits', 'waits', 'waits']);
  });

  it('is asked for once more right before the first byte', async () => {
    const { asked } = await make({});
    expect(asked[0]?.mayStart?.()).toBe(true);
  });
});
