// A reply to a letter, made of approved lines word for word; what no line covers is a visible gap.
import assert from 'node:assert/strict';
import { openAssay } from '@assay/cli';
import { drafter } from '@assay/drafter';

const line = {
  id: 'line-towpath-amount',
  title: 'Towpath repair grant: how much it pays',
  text: 'The towpath repair grant pays 60% of the cost of the work, up to £4,500 for each site.',
  topic: 'towpath repairs',
  status: 'approved',
  owner: 'Waterways Team',
  cleared: '2026-05-11',
  review: '2027-05-11',
  nation: 'england',
  source: 'towpath.html',
};

const letter = `Dear Minister

Our stretch of towpath has washed away. How much does the towpath repair grant pay? Please also tell me who will paint the lock gates.

Yours sincerely
Ms Jane Osei`;

const assay = await openAssay({ tool: drafter, data: process.env.ASSAY_DATA ?? '.assay' });
try {
  if (!(await assay.status()).isEnabled) await assay.measure();
  await assay.ingest({ name: 'lines.jsonl', bytes: new TextEncoder().encode(JSON.stringify(line)) });

  const outcome = await assay.run({ letter });
  assert.equal(outcome.status, 'done');
  console.log(outcome.result.draft);
  assert.match(outcome.result.draft, /^Dear Ms Osei\n/);
  assert.ok(outcome.result.draft.includes(line.text));
  assert.deepEqual(
    outcome.result.asks.map(({ status }) => status),
    ['answered', 'gap'],
  );
} finally {
  await assay.close();
}
