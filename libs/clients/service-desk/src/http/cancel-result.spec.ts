import { cancelResult } from './cancel-result';

it("a 404 means that the ticket has ended only where the path names it: else it is the address's own", () => {
  expect(cancelResult(404, true)).toEqual({ state: 'ended' });
  expect(cancelResult(404, false)).toMatchObject({ state: 'impossible' });
  expect(cancelResult(410, false)).toEqual({ state: 'ended' });
});
