import { untilLed } from './until-led';

const notLed = Object.assign(new Error('not the leader'), { retriable: true });

describe('a topic that was just made', () => {
  it('is asked about again until it has leaders', async () => {
    const ask = jest.fn().mockRejectedValueOnce(notLed).mockRejectedValueOnce(notLed);
    ask.mockResolvedValue('offsets');
    expect(await untilLed(ask, 1)).toBe('offsets');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is given up when it has none for long, or for another reason at once', async () => {
    const never = jest.fn().mockRejectedValue(notLed);
    await expect(untilLed(never, 1)).rejects.toBe(notLed);
    expect(never).toHaveBeenCalledTimes(7);
    const refused = jest.fn().mockRejectedValue(new Error('not authorised'));
    await expect(untilLed(refused, 1)).rejects.toThrow('not authorised');
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
