import { answering, type Script } from '@ponte/clients/testing';

/** A desk of Jira without its closing brace, so that a spec may add to it; see {@link ScriptedDesk.connect}. */
export const YAML =
  '{ kind: jira, url: "$URL/site", email: bot@example.com, token: { env: DESK_TOKEN }, serviceDeskId: "10001", requestTypeId: "25", referenceField: customfield_10102, createOnly: [customfield_10103], fields: { summary: "Equipamentos: {role}", description: "{name}\\n{items}", customfield_10101: "{cpf}", customfield_10103: { value: "{workplace}" } }';

/** Where the requests of that site are. */
export const REQUESTS = '/site/rest/servicedeskapi/request';

/** Answers by method and the end of the path. */
export const routed =
  (routes: Record<string, readonly [number, unknown?]>): Script =>
  (request, response, socket) => {
    const path = request.url.split('?')[0] ?? '';
    const key = Object.keys(routes).find((route) => {
      const [method, end = ''] = route.split(' ');
      return method === request.method && path.endsWith(end);
    });
    const [status, body] = routes[key ?? ''] ?? [599];
    answering(status, body)(request, response, socket);
  };
