import { expect, test } from 'vitest';
import { keptNow, keptRuns } from '../testing/kept-runs.ts';
import { auditCiting } from './audit-citing.ts';

test('runs whose content was erased are counted where nobody can say any more whether they cited a document', async () => {
  const { store, run, close } = await keptRuns([{ id: 'a' }, { id: 'b' }]);
  await store.audit.append({ kind: 'document-removed', at: keptNow, actor: 'local', body: { document: 'page' } });
  const position = { document: 'page', start: 0, end: 3 };
  const citation = { id: '1', title: 'Page', quote: 'Ask', position };
  for (const id of ['a', 'b']) await store.runs.append(id, { type: 'citation', citation, sequence: 3, at: keptNow });
  await store.runs.erase('b', keptNow);
  expect((await run(auditCiting, 'page', '--json')).json()).toMatchObject({ runs: [{ run: 'a', quotes: ['Ask'] }], erased: 1 });
  expect((await run(auditCiting, 'page')).notified).toContain('The content of 1 runs was erased');
  await close();
});
