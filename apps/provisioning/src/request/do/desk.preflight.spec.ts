import type { ServiceDesk } from '@ponte/clients/service-desk';
import { PreflightRegistry } from '@ponte/platform';
import type { ProvisioningConfig } from '../../config/provisioning.config';
import { DeskPreflight } from './desk.preflight';

const check = (poll: object | undefined, read: boolean) =>
  new DeskPreflight(
    { poll } as ProvisioningConfig,
    { abilities: { read } } as ServiceDesk,
    new PreflightRegistry(),
  ).check();

it('a desk that is to be asked for its tickets can be', async () => {
  expect(await check({ every: 60_000 }, false)).toEqual([
    expect.stringContaining('give desk.read or desk.update'),
  ]);
  expect(await check({ every: 60_000 }, true)).toEqual([]);
  expect(await check(undefined, false)).toEqual([]);
});
