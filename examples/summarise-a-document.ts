// One tool in a system of your own: no server, gate and guardrails still on.
import assert from 'node:assert/strict';
import { openAssay } from '@assay/cli';
import { summariser } from '@assay/summariser';

const document = `Riverside footbridge: decision

The panel met on 4 May 2026. Members thanked the volunteers for the tea.

The panel agreed to close the footbridge from 1 June 2026 until repairs are complete. The repairs will cost £180,000. Dr Amara Bello disagreed and asked for her dissent to be recorded, because the diversion adds 40 minutes for wheelchair users.`;

const assay = await openAssay({ tool: summariser, data: process.env.ASSAY_DATA ?? '.assay' });
try {
  // In a new data folder nothing has been measured, so nothing runs.
  const refused = await assay.run({ documents: [{ text: document }], length: { words: 60 } });
  if (refused.status === 'refused') {
    console.log(refused.message);
    await assay.measure();
  }

  const outcome = await assay.run({ documents: [{ text: document }], length: { words: 60 } });
  assert.equal(outcome.status, 'done');
  const statements = outcome.result.parts.flatMap((part) => part.statements);
  for (const { text, citations } of statements) {
    console.log(`- ${text}`);
    // Every sentence stands in the document where its citation says.
    for (const { quote, position } of citations) assert.equal(document.slice(position.start, position.end), quote);
  }
  assert.match(statements.map(({ text }) => text).join(' '), /£180,000/);
} finally {
  await assay.close();
}
