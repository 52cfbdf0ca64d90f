// Policy search over your own documents: quoted passages with their places, or an honest "nothing found".
import assert from 'node:assert/strict';
import { openAssay } from '@assay/cli';
import { policySearch } from '@assay/policy-search';

const page = `<!doctype html><html lang="en-GB"><title>Towpath repair grant</title>
<main><h1>Towpath repair grant</h1>
<h2>How much you can get</h2><p>The towpath repair grant pays 60% of the cost of the work, up to £4,500 for each site.</p>
<h2>When to apply</h2><p>Apply for the towpath repair grant by 26 March 2027.</p></main></html>`;

const assay = await openAssay({ tool: policySearch, data: process.env.ASSAY_DATA ?? '.assay' });
try {
  if (!(await assay.status()).isEnabled) await assay.measure();
  const taken = await assay.ingest({ name: 'towpath.html', bytes: new TextEncoder().encode(page) });
  assert.equal(taken.status, 'ingested');

  const answer = await assay.run({ question: 'How much does the towpath repair grant pay?' });
  assert.equal(answer.status, 'done');
  assert.equal(answer.result.status, 'answered');
  const [best] = answer.result.passages;
  console.log(`“${best?.text}” — ${best?.citation.title}, ${best?.citation.position.section}`);
  assert.match(best?.text ?? '', /up to £4,500/);

  const nothing = await assay.run({ question: 'Who won the football on Saturday?' });
  assert.equal(nothing.status, 'done');
  console.log(`${nothing.result.status}: ${nothing.result.receipt.documentsSearched} documents searched`);
  assert.equal(nothing.result.status, 'nothing-found');
} finally {
  await assay.close();
}
