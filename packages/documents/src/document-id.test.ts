import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentId } from './document-id.ts';

describe('documentId', () => {
  test('reads like the end of the path', () => {
    expect(documentId('/corpus/Detailed_Guide/Planning & You.html')).toMatch(/^detailed-guide--planning-you\.html-[0-9a-f]{8}$/);
    expect(documentId('letter.eml')).toMatch(/^letter\.eml-[0-9a-f]{8}$/);
  });

  test('a file has one id, however its path is written', () => {
    const id = documentId('guides/planning.html');
    expect(documentId('./guides/planning.html')).toBe(id);
    expect(documentId('guides/../guides/planning.html')).toBe(id);
    expect(documentId(resolve('guides/planning.html'))).toBe(id);
  });

  test.each([
    ['/a/guides/planning.html', '/b/guides/planning.html'],
    ['/a/Planning.html', '/a/planning.html'],
    ['/a/b_c.html', '/a/b-c.html'],
    ['/a/один.html', '/a/два.html'],
  ])('%s and %s are two documents', (one, other) => {
    expect(documentId(one)).not.toBe(documentId(other));
  });

  test.each(['', '/', '..', '???', `${'long'.repeat(500)}.html`])('the name %j gives an id of a bounded length', (name) => {
    expect(documentId(name)).toMatch(/^.{9,140}$/);
  });
});
