import { checkYamlText } from '@ponte/platform';
import { HttpDeskConfig } from './http/http-desk.config';
import { IsDesk, type DeskConfig } from './is-desk.decorator';
import { JiraDeskConfig } from './jira/jira-desk.config';

class ServiceConfig {
  @IsDesk()
  desk: DeskConfig;
}

const env = { DESK_TOKEN: 'secret', JIRA_API_TOKEN: 'secret' };
const check = (desk: string) => checkYamlText(ServiceConfig, `desk: ${desk}`, 'service.yaml', env);
const where = (desk: string) => check(desk).faults.map((fault) => fault.where.split(' ')[1]);

const T = 'http://127.0.0.1:4000/desk/tickets';
const http = (more = '', create = '') => `{ kind: http, create: { url: "${T}"${create} }${more} }`;
const jira = (more = '', drop = /$^/) =>
  `{ kind: jira, url: "https://acme.atlassian.net", email: bot@example.com, token: { env: JIRA_API_TOKEN }, serviceDeskId: "10001", requestTypeId: "25", referenceField: customfield_10102, fields: { summary: "Equipamentos: {role}" }${more} }`.replace(
    drop,
    '',
  );

describe('the configuration of a generic desk', () => {
  it('takes the form of the example, careful by default', () => {
    const { value, faults } = check(
      `{ kind: http, create: { url: "${T}", idPointer: /id }, find: { url: "${T}?reference={reference}" }, update: { url: "${T}/{id}" }, token: { env: DESK_TOKEN } }`,
    );
    expect(faults).toEqual([]);
    expect(value.desk).toBeInstanceOf(HttpDeskConfig);
    expect(value.desk).toMatchObject({
      create: { method: 'POST', idPointer: '/id' },
      find: { referencePointer: '/reference', settle: 5_000 },
      update: { method: 'PUT' },
      tokenHeader: 'authorization',
      tokenScheme: 'Bearer',
    });
  });

  it('takes bodies as mapping or as JSON text, and every other setting', () => {
    const create = `, method: PUT, headers: { x-app: ponte }, success: [201, 409], item: { code: "{sku}" }, body: { person: { document: "{cpf}" }, lines: "{items}" }`;
    const more = `, update: { url: "${T}/{id}", method: PATCH, body: '{"note": "{changes}", "lines": {items}}' }, cancel: { url: "${T}/{id}/cancel", method: POST }, read: { url: "${T}/{id}", statusPointer: /state }, find: { url: "${T}?r={reference}", listPointer: "", settle: 30s }, idempotencyHeader: idempotency-key, tokenHeader: x-api-key, tokenScheme: "", ratePerMinute: 60`;
    expect(check(http(more, create)).faults).toEqual([]);
  });

  it.each([
    ['desk', '[]'],
    ['desk.kind', '{ kind: soap }'],
    ['desk.create', '{ kind: http }'],
    ['desk.create.url', '{ kind: http, create: { url: /tickets } }'],
    ['desk.create.url', `{ kind: http, create: { url: "${T}?cpf={cpf}" } }`],
    ['desk.create.url', `{ kind: http, create: { url: "${T}/{name}" } }`],
    ['desk.create.body', http('', ', body: { pay: "{salary}" }')],
    ['desk.create.body', http('', ', body: "<xml/>"')],
    ['desk.create.body', http('', ', body: { note: "{changes}" }')],
    ['desk.create.item', http('', ', item: { who: "{name}" }')],
    ['desk.create.headers', http('', ', headers: { authorization: x }')],
    ['desk.create.headers', http('', ', headers: { x-name: "ã" }')],
    ['desk.create.success', http('', ', success: [500]')],
    ['desk.create.idPointer', http('', ', idPointer: id')],
    ['desk.create.method', http('', ', method: GET')],
    ['desk.find.url', http(`, find: { url: "${T}" }`)],
    ['desk.find.url', http(`, find: { url: "${T}?n={name}&r={reference}" }`)],
    ['desk.update.url', http(`, update: { url: "${T}" }`)],
    ['desk.update.mode', http(`, update: { url: "${T}/{id}", mode: x }`)],
    ['desk.cancel.body', http(`, cancel: { url: "${T}/{id}", body: { who: "{name}" } }`)],
    ['desk.token', http(', token: literal')],
    ['desk.user', http(', user: "a:b"')],
    ['desk.timeoutMs', http(', timeoutMs: 0')],
  ])('tells what is wrong with %s', (place, yaml) => {
    expect(where(yaml)).toEqual([place]);
  });

  it('quotes no value in a fault', () => {
    const { faults } = check(http('', ', body: { a: "52998224725 {salary}" }'));
    expect(JSON.stringify(faults)).not.toContain('52998224725');
    expect(faults[0]?.message).toContain('{salary}');
  });
});

describe('the configuration of a Jira desk', () => {
  it('takes what is needed, and waits for the index by default', () => {
    const { value, faults } = check(
      jira(', organization: { id: "36", field: customfield_10002 }, createOnly: [priority]'),
    );
    expect(faults).toEqual([]);
    expect(value.desk).toBeInstanceOf(JiraDeskConfig);
    expect(value.desk).toMatchObject({
      settle: 300_000,
      comments: 'internal',
      richText: ['description'],
      transitions: { cancel: 'Cancel request' },
    });
  });

  it.each([
    ['desk.url', jira('', /https:[^"]*/)],
    ['desk.email', jira('', /bot@example.com/)],
    ['desk.token', jira('', /token: .*?}, /)],
    ['desk.serviceDeskId', jira('', /10001/)],
    ['desk.referenceField', jira('', /customfield_10102/)],
    ['desk.fields', jira('', /summary: "[^"]*"/)],
    ['desk.fields', jira('', /role/)],
    ['desk.organization.field', jira(', organization: { id: "36", field: org }')],
    ['desk.comments', jira(', comments: none')],
    ['desk.raiseOnBehalfOf', jira(', raiseOnBehalfOf: "a b"')],
  ])('tells what is wrong with %s', (place, yaml) => {
    expect(where(yaml)).toEqual([place]);
  });
});
