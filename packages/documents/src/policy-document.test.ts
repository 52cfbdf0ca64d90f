import { expect, test } from 'vitest';
import { policyDocument, withMetadata } from './policy-document.ts';

test('what is added to the metadata stands beside what was known, and changes the digest', () => {
  const document = policyDocument('a.txt', { title: 'Wells', text: 'Words.', blocks: [], metadata: { language: 'en' } });
  const marked = withMetadata(document, { marking: 'OFFICIAL' });
  expect(marked).toEqual({ ...document, metadata: { language: 'en', marking: 'OFFICIAL' }, digest: marked.digest });
  expect(marked.digest).not.toBe(document.digest);
  const parsed = { title: 'Wells', text: 'Words.', blocks: [], metadata: { language: 'en', marking: 'OFFICIAL' } };
  expect(marked.digest).toBe(policyDocument('a.txt', parsed).digest);
});
