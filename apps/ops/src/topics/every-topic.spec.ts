import { appNames, databaseServices } from '@ponte/testing';
import { everySpec, SERVICES, topicBytes } from './every-topic';

const WITHOUT_TOPICS = ['ops', 'sandbox'];

describe('the topics that the command knows', () => {
  it('are those of the apps of this workspace', () => {
    const apps = appNames().filter((name) => !WITHOUT_TOPICS.includes(name));
    expect([...SERVICES].sort()).toEqual(apps.sort());
  });

  it('are each named once, dead letters for services with a database only', () => {
    const topics = everySpec().map(({ topic }) => topic);
    expect(topics).toEqual([...new Set(topics)].sort((a, b) => a.localeCompare(b)));
    const dead = topics.filter((topic) => topic.endsWith('.dead.v1'));
    expect(dead).toEqual(databaseServices().map((service) => `${service}.dead.v1`));
  });

  it('have a size', () => {
    expect(topicBytes('ingest.replay.v1')).toBeGreaterThan(256 * 1024);
    expect(topicBytes('no.such.topic.v1')).toBeUndefined();
  });
});
