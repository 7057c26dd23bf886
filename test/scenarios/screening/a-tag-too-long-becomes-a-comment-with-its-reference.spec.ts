import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A tag may be a template over the platform's words, and those may be long. What does not fit `tagMaxLength` must not be
 * cut and not be lost: it becomes a comment, which ends with a short reference so that it can be found again.
 */
it('a tag too long becomes a comment with its reference', async () => {
  const world = await ScreeningWorld.start();
  await world.sandbox.addApplications(91, 2);
  await world.move({ applicationId: 91 }, { applicationId: 92 });
  const long = await world.until(91, 'waiting');
  const short = await world.until(92, 'waiting');
  const summary = 'Exame prático adiado a pedido do laboratório; nova coleta marcada.';
  const result = { outcome: 'inconclusivo', date: '2026-03-03T10:00:00Z' };
  await world.result(
    { ...result, externalId: long.id, summary },
    { ...result, externalId: short.id, summary: 'Refazer audiometria' },
  );
  await world.until(91, 'returned');
  await world.until(92, 'returned');

  const { tags, comments } = await world.sandbox.application(91);
  expect(tags).toEqual([]);
  expect(comments).toHaveLength(1);
  expect(comments[0]).toMatch(/^Exame prático adiado .* marcada\.\n\nRef\. ponte-[0-9a-f]{10}$/);
  expect(await world.sandbox.application(92)).toEqual({
    tags: ['Refazer audiometria'],
    comments: [],
  });
});
