import { Metrics } from './metrics';

describe('Metrics', () => {
  it('prefixes names, counts, and gives the same metric for the same name', async () => {
    const metrics = new Metrics();
    metrics.counter('sent_total', 'Sent', ['topic']).inc({ topic: 'a' }, 2);
    metrics.counter('sent_total', 'Sent', ['topic']).inc({ topic: 'a' });
    metrics.gauge('waiting', 'Waiting', [], (gauge) => gauge.set(7));
    metrics.histogram('took_seconds', 'Took', [], [1, 2]).observe(1.5);
    const text = await metrics.registry.metrics();
    expect(text).toContain('ponte_sent_total{topic="a"} 3');
    expect(text).toContain('ponte_waiting 7');
    expect(text).toContain('ponte_took_seconds_bucket{le="2"} 1');
  });

  it('refuses the same name in another form', () => {
    const metrics = new Metrics();
    metrics.counter('x_total', 'X', ['topic']);
    expect(() => metrics.counter('x_total', 'X', ['kind'])).toThrow('exists as counter(topic)');
    expect(() => metrics.gauge('x_total', 'X')).toThrow('exists as counter(topic)');
  });

  it('refuses labels that invite free text', () => {
    expect(() => new Metrics().counter('x_total', 'X', ['reason'])).toThrow('free text');
  });
});
