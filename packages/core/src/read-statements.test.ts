import { describe, expect, test } from 'vitest';
import { readStatements } from './read-statements.ts';

describe('readStatements', () => {
  test.each<[string, ReturnType<typeof readStatements>]>([
    ['- It pays [1][2]', [{ kind: 'statement', text: 'It pays', numbers: [1, 2] }]],
    ['* It pays [1, 2].', [{ kind: 'statement', text: 'It pays.', numbers: [1, 2] }]],
    ['- <b>It</b> pays<script> less than < £5 [1]', [{ kind: 'statement', text: 'It pays less than < £5', numbers: [1] }]],
    ['## Money', [{ kind: 'heading', text: 'Money' }]],
    ['It pays [1]', []],
    ['- [1]', []],
    [`- ${'a'.repeat(1_600)} [1]`, []],
  ])('%j', (line, read) => {
    expect(readStatements(line)).toEqual(read);
  });
});
