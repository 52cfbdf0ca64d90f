import { expect, test } from 'vitest';
import { documentAddress, serverOrigin, webAddress } from './safe-address.ts';

test.each(['https://www.example.org/a?b=c', 'http://example.org/'])('%s may be linked', (address) => {
  expect(webAddress(address)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'blob:x',
  '/a',
  '',
])('%j may not be linked', (address) => {
  expect(webAddress(address)).toBeUndefined();
});

test.each([
  ['leave', '/documents/leave?start=4&end=11#cited'],
  ['../../api', '/documents/..%2F..%2Fapi?start=4&end=11#cited'],
  ['//example.org', '/documents/%2F%2Fexample.org?start=4&end=11#cited'],
  ['a?b#c', '/documents/a%3Fb%23c?start=4&end=11#cited'],
])('the document %s is linked within this server', (id, address) => {
  expect(documentAddress(id, { start: 4, end: 11 })).toBe(address);
});

test.each([
  ['https://assay.dept.example', 'https://assay.dept.example'],
  ['https://assay.dept.example/some/path?a', 'https://assay.dept.example'],
  [null, 'https://page.example'],
  ['', 'https://page.example'],
  ['/assay', 'https://page.example'],
  ['javascript:alert(1)', 'https://page.example'],
  ['data:text/html,x', 'https://page.example'],
])('the server that a page names as %j is at %s', (named, origin) => {
  expect(serverOrigin(named, 'https://page.example')).toBe(origin);
});
