import { systemTime } from './system-time';

it('does not follow the wall clock when that is put right', () => {
  const before = systemTime.now();
  const wall = jest.spyOn(Date, 'now').mockReturnValue(0);
  expect(systemTime.now()).toBeGreaterThanOrEqual(before);
  wall.mockReturnValue(8.64e15);
  expect(systemTime.now() - before).toBeLessThan(60_000);
  wall.mockRestore();
});
