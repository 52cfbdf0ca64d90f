// An Assay tool in a LangChain agent's hands: the same gate, guardrails and audit.
import assert from 'node:assert/strict';
import { openAssay } from '@assay/cli';
import { langchainTool } from '@assay/langchain';
import { summariser } from '@assay/summariser';

const assay = await openAssay({ tool: summariser, data: process.env.ASSAY_DATA ?? '.assay' });
try {
  if (!(await assay.status()).isEnabled) await assay.measure();
  const tool = langchainTool(summariser, assay);

  // What an agent does when its model asks for the tool.
  const text = 'The weather was mild. The panel agreed to close the footbridge from 1 June 2026 at a cost of £180,000.';
  const call = { type: 'tool_call', id: 'call-1', name: tool.name, args: { documents: [{ text }], length: { words: 20 } } } as const;
  const message = await tool.invoke(call);
  console.log(message.content);
  assert.match(String(message.content), /£180,000/);
} finally {
  await assay.close();
}
