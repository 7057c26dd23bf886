import { ahgoraResultsReceived, type AhgoraResultsReceived } from '@ponte/contracts';
import { receivedBy } from './received-by';

const now = new Date('2026-03-02T12:00:00Z');
const at = (receivedAt: string): AhgoraResultsReceived => ({
  ...(ahgoraResultsReceived.example as AhgoraResultsReceived),
  receivedAt,
});

describe('when an item was received', () => {
  it.each(['2026-03-02T11:59:59.900Z', '2026-03-02T12:00:00.000Z', '2024-03-02T12:00:00.000Z'])(
    'is what its request says (%s)',
    (time) => expect(receivedBy(at(time), now)).toEqual(at(time)),
  );

  it('is now at the latest: a clock that went ahead makes no request the newest for ever', () => {
    const ahead = receivedBy(at('2026-03-02T13:00:00.000Z'), now);
    expect(ahead).toEqual(at('2026-03-02T12:00:00.000Z'));
  });
});
