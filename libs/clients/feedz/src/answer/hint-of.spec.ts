import { hintOf } from './hint-of';

describe('words', () => {
  it.each([
    ['A pessoa NPE (IntegrationId = 123) está referenciando', '123'],
    ["A pessoa 'NPE' (integrationid='A|1') possui", 'A|1'],
    ['"IntegrationId": "123", tem um erro', '123'],
    ['A pessoa NPE (IntegrationId = 123', '123'],
    ["A pessoa 'NPE (IntegrationId = '123) possui", '123'],
    ['A pessoa NPE IntegrationId=123; não', '123'],
    ['informado para a pessoa (personIntegrationId = 9) não existe', '9'],
    [
      '(managerIntegrationId = 5) informado para a pessoa (personIntegrationId = 9) não existe',
      '9',
    ],
  ])('%j name a record', (message, id) => expect(hintOf(message)).toBe(id));

  it.each([
    ['(managerIntegrationId = 5) não existe'],
    ["O registro com o código 'IDN' não foi salvo"],
    ["porque o campo 'IntegrationId' não foi informado"],
    ['(IntegrationId = 1) e (IntegrationId = 2)'],
    [`${'a'.repeat(2_000)} integrationid`],
    [''],
  ])('%j name none', (message) => expect(hintOf(message)).toBeUndefined());
});
