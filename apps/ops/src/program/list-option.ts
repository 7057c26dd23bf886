import { InvalidArgumentError, Option } from 'commander';

/**
 * An option that may be given several times. With `choices` also several with commas between, and nothing but those.
 * (Commander's own lists would swallow the arguments that stand behind them.)
 */
export function listOption(flags: string, about: string, choices?: readonly string[]): Option {
  const told = choices ? `${about}; vários com vírgula (${choices.join(', ')})` : about;
  return new Option(flags, told).argParser((text: string, before?: readonly string[]) => {
    const given = choices ? text.split(',').map((part) => part.trim()) : [text];
    const wrong = choices ? given.find((each) => !choices.includes(each)) : undefined;
    if (wrong !== undefined)
      throw new InvalidArgumentError(`"${wrong}" não é um destes: ${choices?.join(', ')}`);
    return [...(before ?? []), ...given];
  });
}
