import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { leaks, odd, randomFrom } from './testing/odd-requests.ts';
import { sampleDocument, sampleParts } from './testing/sample-parts.ts';

const bodies = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"__proto__":{"roles":["administrator"]}}',
  '{"words":5}',
  '{"words":"one","more":1}',
  '{"run":"x","useful":false,"reason":"__proto__","text":7}',
  '{"run":"x","useful":false,"reason":"wrong","text":"\\u0000"}',
  '{"model":"assay/echo","messages":[]}',
  '{"model":"assay/echo","messages":[{"role":"user","content":[{"type":"image"}]}]}',
  '{"reply":"x","acknowledged":[{"kind":5}],"reason":[]}',
  '{"reply":""}',
  '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"__proto__"}}',
  `{"words":"${'deep '.repeat(500)}"}`,
  '['.repeat(5_000),
];
const types = [
  'application/json',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'nonsense',
];
const accepts = ['*/*', 'text/html', 'text/event-stream', 'application/json, text/event-stream', ''];

describe('every route, asked anything', () => {
  const routes = [
    ...new Map(
      createServer(sampleParts())
        .routes.filter(({ path }) => path !== '/*')
        .map((one) => [`${one.method} ${one.path}`, one]),
    ).values(),
  ];

  test.each([1, 2, 3, 4])('answers in words and tells nothing of itself (seed %i)', async (seed) => {
    const parts = sampleParts();
    await parts.store.documents.put(sampleDocument());
    const app = createServer(parts);
    const random = randomFrom(seed * 7_919);
    const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
    for (let asked = 0; asked < 400; asked += 1) {
      const { path, method: meant } = pick(routes);
      const method =
        random(4) === 0 ? pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : meant === 'ALL' ? 'POST' : meant;
      const place = path.replace(/:\w+/g, () => encodeURIComponent(pick(['echo', 'leave', ...odd])));
      const query =
        random(2) === 0 ? '' : `?${pick(['q', 'page', 'after', 'from', 'kind', 'limit', 'by'])}=${encodeURIComponent(pick(odd))}`;
      const headers = { 'content-type': pick(types), accept: pick(accepts), 'last-event-id': pick(['', '0', '-1', 'x']) };
      const body = method === 'GET' || method === 'HEAD' ? {} : { body: pick(bodies) };
      const response = await app.request(`${place}${query}`, { method, headers, ...body, signal: AbortSignal.timeout(5_000) });
      const text = await response.text();
      expect(`${method} ${place}${query} ${response.status}`).not.toMatch(/ 5\d\d$/);
      expect(text.replaceAll(decodeURIComponent(place), '')).not.toMatch(leaks);
      expect(response.headers.get('content-security-policy')).toBeTruthy();
    }
    expect(parts.logged.filter((line) => 'stack' in line)).toEqual([]);
  });
});
