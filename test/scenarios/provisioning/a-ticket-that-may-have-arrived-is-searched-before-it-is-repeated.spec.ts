import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Creating a ticket is not idempotent. The connection breaks once after the desk took the request and once before, and
 * once the desk answers 502: nobody can tell them apart but by searching for our reference. In the end each hire has one
 * ticket, and the desk was asked again only where it had none.
 */
it('a ticket that may have arrived is searched before it is repeated', async () => {
  const world = await ProvisioningWorld.start();
  const { desk } = world;
  const hire = async (applicationId: number) => {
    await world.hire({ applicationId });
    return (await world.until(applicationId, 'open', 40_000)).id;
  };
  desk.once('POST', (apply, _request, _response, socket) => {
    apply();
    socket.destroy();
    return 'answered';
  });
  const taken = hire(61);
  await taken;
  desk.once('POST', (_apply, _request, _response, socket) => {
    socket.destroy();
    return 'answered';
  });
  desk.once('POST', (apply, _request, response) => {
    apply();
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
    return 'answered';
  });
  await world.hire({ applicationId: 62 }, { applicationId: 63 });
  const ids = [await taken];
  for (const applicationId of [62, 63])
    ids.push((await world.until(applicationId, 'open', 40_000)).id);

  for (const id of ids) expect(desk.of(id)).toHaveLength(1);
  const searched = desk.calls('GET').map(({ url }) => url.split('reference=')[1]);
  for (const id of ids) expect(searched).toContain(id);
  // 61 and 63 (or 62) once, the one of the broken connection once more.
  expect(desk.calls('POST')).toHaveLength(4);
});
